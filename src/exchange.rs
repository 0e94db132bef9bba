//! Calls to the collector, and what its answers mean to the journey.

use std::rc::Rc;

use lead::funnel::{Effect, Event, Reply};
use lead::wire::problem::ProblemCode;
use lead::wire::v1::{ChallengeRequest, DeploymentMessage};

use crate::browser::collector_client::{self, Outcome};
use crate::browser::{json, pause, random};
use crate::host_config::HostConfig;

/// Does what the journey asks for; gives the event to report, if there is one.
pub(crate) async fn outcome_of(effect: Effect, config: Rc<HostConfig>) -> Option<Event> {
    let collector = config.collector.as_str();
    match effect {
        Effect::FetchChallenge => {
            let request = ChallengeRequest {
                partner: config.partner.clone(),
                ..ChallengeRequest::default()
            };
            let body = lead::json::to_string(&request).ok()?;
            let answer =
                collector_client::post(&[collector, "/v1/challenges"].concat(), &body).await;
            let challenge = match answer {
                Outcome::Done(text) => json::read(&text),
                Outcome::Refused { .. } | Outcome::Unreachable => None,
            };
            Some(challenge.map_or(Event::ChallengeFailed, |challenge| {
                Event::ChallengeArrived(Rc::new(challenge))
            }))
        }
        Effect::FetchDeployment => match fetch_deployment(config).await {
            Some(deployment) => Some(Event::DeploymentArrived(deployment)),
            None => replied(Reply::Unreached),
        },
        Effect::Post { body, after_ms } => {
            if after_ms > 0 {
                pause(random::with_jitter(after_ms)).await;
            }
            let answer = collector_client::post(&[collector, "/v1/leads"].concat(), &body).await;
            replied(reply(answer))
        }
    }
}

/// The deployment in force; `None` when it cannot be had or read.
pub(crate) async fn fetch_deployment(config: Rc<HostConfig>) -> Option<Rc<DeploymentMessage>> {
    let url = [config.collector.as_str(), "/v1/deployment"].concat();
    match collector_client::get(&url).await {
        Outcome::Done(text) => json::read(&text).map(Rc::new),
        Outcome::Refused { .. } | Outcome::Unreachable => None,
    }
}

fn replied(reply: Reply) -> Option<Event> {
    let fresh_id = random::submission_id()?;
    Some(Event::Replied { reply, fresh_id })
}

/// What an answer to a posted lead means. A body that is not the collector's (a proxy's page)
/// says nothing about the lead: it is sent again.
fn reply(answer: Outcome) -> Reply {
    match answer {
        Outcome::Done(text) => {
            json::read(&text).map_or(Reply::Unreached, |stored| Reply::Stored(Rc::new(stored)))
        }
        Outcome::Refused {
            status,
            retry_after_s,
            body,
        } => {
            let code = json::read(&body).or(match status {
                408 => Some(ProblemCode::RequestTimeout),
                429 => Some(ProblemCode::TooManyRequests),
                _ => None,
            });
            let retry_after_ms = retry_after_s.map(|seconds| seconds.saturating_mul(1_000));
            code.map_or(Reply::Unreached, |code| Reply::Refused {
                code,
                retry_after_ms,
            })
        }
        Outcome::Unreachable => Reply::Unreached,
    }
}

#[cfg(test)]
mod tests {
    use lead::wire::problem::Problem;

    use super::*;

    fn refused(status: u16, body: &str) -> Reply {
        reply(Outcome::Refused {
            status,
            retry_after_s: Some(2),
            body: body.to_owned(),
        })
    }

    #[test]
    fn a_problem_of_the_collector_keeps_its_code_and_its_wait() {
        let problem = Problem::new(ProblemCode::SubmissionInFlight, Vec::new());
        let body = serde_json::to_string(&problem).unwrap();
        assert_eq!(
            refused(409, &body),
            Reply::Refused {
                code: ProblemCode::SubmissionInFlight,
                retry_after_ms: Some(2_000),
            }
        );
    }

    #[test]
    fn a_page_of_a_proxy_says_nothing_about_the_lead() {
        assert_eq!(refused(502, "<html>"), Reply::Unreached);
        assert_eq!(refused(425, ""), Reply::Unreached);
        assert_eq!(reply(Outcome::Done("<html>".to_owned())), Reply::Unreached);
        assert_eq!(reply(Outcome::Unreachable), Reply::Unreached);
    }

    #[test]
    fn a_proxy_that_says_too_many_is_obeyed() {
        assert!(matches!(
            refused(429, ""),
            Reply::Refused {
                code: ProblemCode::TooManyRequests,
                ..
            }
        ));
    }
}
