//! What lies beyond the result: the asking steps, or nothing where their code is not loaded.

use super::{Announcement, Event, Funnel, Screen};

/// Where the test meets the asking steps.
///
/// The machine is written once, over this trait: a program that links [`TestOnly`] alone holds
/// no code of the asking steps.
pub(super) trait Beyond {
    /// An event that is none of the test.
    fn happen(funnel: &mut Funnel, event: Event);
    /// « Continuer » on the result or after it.
    fn advance(funnel: &mut Funnel);
    /// The screen before one that comes after the result.
    fn before(funnel: &Funnel) -> Screen;
    /// The screen itself where the answers allow it, else the last one they do; every question
    /// is answered.
    fn nearest(funnel: &Funnel, screen: Screen) -> Screen;
    /// Drops each decision whose words are no longer the ones it was made on; says whether all
    /// were kept.
    fn keep_matching_decisions(funnel: &mut Funnel) -> bool;
    /// Goes on to where a draft was left.
    fn resume_at(funnel: &mut Funnel, screen: Screen);
}

/// The test ends with its result.
pub(super) struct TestOnly;

impl Beyond for TestOnly {
    fn happen(_: &mut Funnel, _: Event) {}

    fn advance(_: &mut Funnel) {}

    fn before(_: &Funnel) -> Screen {
        Screen::Outcome
    }

    fn nearest(_: &Funnel, _: Screen) -> Screen {
        Screen::Outcome
    }

    /// Nothing was decided yet.
    fn keep_matching_decisions(_: &mut Funnel) -> bool {
        true
    }

    fn resume_at(_: &mut Funnel, _: Screen) {}
}

/// The whole journey.
pub(super) struct Asking;

impl Beyond for Asking {
    fn happen(funnel: &mut Funnel, event: Event) {
        match event {
            Event::WayChosen(way) => funnel.choose_way(way),
            Event::ContactTyped(field, text) => funnel.type_contact(field, text),
            Event::SlotChosen(slot) => funnel.choose_slot(slot),
            Event::CallRequested(requested) => funnel.request_call(requested),
            Event::ConsentSet {
                key,
                is_given,
                at,
                input,
            } => funnel.set_consent(key, is_given, at, input),
            Event::TextsAltered(keys) => funnel.distrust(&keys),
            Event::ChallengeArrived(challenge) => funnel.take_challenge(challenge),
            Event::ChallengeFailed => funnel.miss_challenge(),
            Event::ProofEnded(proof) => funnel.take_proof(proof),
            Event::TrapFilled => funnel.signals.trap_filled = true,
            Event::DeploymentArrived(deployment) => funnel.take_deployment(deployment),
            Event::SendPressed(witness) => funnel.send(witness),
            Event::Resumed { body } => funnel.resume(body),
            Event::Replied { reply, fresh_id } => funnel.take_reply(reply, fresh_id),
            Event::Started { .. }
            | Event::Typed(_)
            | Event::Continued
            | Event::WentBack
            | Event::Shown(_)
            | Event::EditAsked(_)
            | Event::Erased { .. }
            | Event::ReviewSet(_)
            | Event::AnalyticsKnown(_)
            | Event::TwinFound { .. } => {}
        }
    }

    fn advance(funnel: &mut Funnel) {
        match funnel.screen {
            Screen::Outcome => funnel.leave_outcome(),
            Screen::Way => funnel.confirm_way(),
            Screen::Contact => funnel.confirm_contact(),
            Screen::Consents => funnel.finish_consents(),
            Screen::Start
            | Screen::Question(_)
            | Screen::CallUs
            | Screen::Recap
            | Screen::Resuming
            | Screen::Receipt => {}
        }
    }

    fn before(funnel: &Funnel) -> Screen {
        match funnel.screen {
            Screen::CallUs | Screen::Contact => Screen::Way,
            Screen::Recap if funnel.has_statements() => Screen::Consents,
            Screen::Consents | Screen::Recap => Screen::Contact,
            _ => Screen::Outcome,
        }
    }

    fn nearest(funnel: &Funnel, screen: Screen) -> Screen {
        funnel.nearest_asking(screen)
    }

    fn keep_matching_decisions(funnel: &mut Funnel) -> bool {
        funnel.keep_matching_decisions()
    }

    /// Past the way, the texts need the server's date again: on to the contact step as soon as
    /// it is here.
    fn resume_at(funnel: &mut Funnel, screen: Screen) {
        let was_past_way = matches!(screen, Screen::Contact | Screen::Consents | Screen::Recap);
        if was_past_way && funnel.screen == Screen::Way {
            funnel.see_result();
            funnel.confirm_way();
            if screen != Screen::Contact {
                funnel.announcement = Some(Announcement::BoxesNotKept);
            }
        }
    }
}
