//! Who visits, and how they get from the first question to each later screen.

use anyhow::{Context, Result, bail, ensure};

use super::visit::Visit;

/// Somebody with an answer to every question they are asked.
pub(super) struct Persona {
    /// By the question's id: the option's id, or the text to type.
    pub(super) answers: &'static [(&'static str, &'static str)],
    pub(super) given_name: &'static str,
    pub(super) family_name: &'static str,
    pub(super) email: &'static str,
    pub(super) phone: &'static str,
}

/// A retired couple near Lille, the attic of a house heated by oil.
pub(super) const ODETTE: Persona = Persona {
    answers: &[
        ("works", "attic_insulation"),
        ("occupant", "owner_occupier"),
        ("dwelling.main_residence", "yes"),
        ("dwelling.kind", "house"),
        ("place.postcode", "59800"),
        ("dwelling.living_area_m2", "113"),
        ("dwelling.completed", "15_plus"),
        ("heating", "oil"),
        ("attic_insulation.area_m2", "67"),
        ("project.quote", "not_signed"),
        ("project.works_started", "no"),
        ("household.persons", "2"),
        ("household.income", "modest"),
    ],
    given_name: "Odette",
    family_name: "Delannoy-Zwingelstein",
    email: "odette.delannoy@exemple.test",
    phone: "01 99 00 56 78",
};

impl Persona {
    /// All that is typed by hand, and so may leave only with the request.
    pub(super) fn typed(&self) -> [&'static str; 7] {
        let [postcode, area, attic] = [
            "place.postcode",
            "dwelling.living_area_m2",
            "attic_insulation.area_m2",
        ]
        .map(|question| self.answer(question).unwrap_or_default());
        [
            postcode,
            area,
            attic,
            self.given_name,
            self.family_name,
            self.email,
            self.phone,
        ]
    }

    pub(super) fn answer(&self, question: &str) -> Result<&'static str> {
        let found = self.answers.iter().find(|(asked, _)| *asked == question);
        found
            .map(|(_, answer)| *answer)
            .with_context(|| format!("no answer to {question}"))
    }
}

/// How the visitor wants to be reached.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Way {
    Email,
    Phone,
}

impl Visit {
    /// Gives the answer to the question on screen and goes on.
    pub(super) async fn answer(&self, persona: &Persona) -> Result<()> {
        let question = self
            .place()
            .await?
            .question
            .context("no question on screen")?;
        self.reply(persona.answer(&question)?).await?;
        self.go_on().await
    }

    /// Gives an answer without going on.
    pub(super) async fn reply(&self, answer: &str) -> Result<()> {
        if self.has("input[type='text']#cee-answer").await? {
            self.fill("answer", answer).await
        } else {
            self.choose(answer).await
        }
    }

    /// From the start to the result; the ids of the questions, in the order asked.
    pub(super) async fn take_the_test(&self, persona: &Persona) -> Result<Vec<String>> {
        self.sees("start").await?;
        self.press("start").await?;
        self.sees("question").await?;
        let mut asked = Vec::new();
        loop {
            let place = self.place().await?;
            match (place.screen.as_str(), place.question) {
                ("question", Some(question)) => {
                    ensure!(!asked.contains(&question), "{question} is asked twice");
                    asked.push(question);
                    self.answer(persona).await?;
                }
                ("outcome", _) => return Ok(asked),
                (screen, _) => bail!("{screen} in the middle of the test"),
            }
        }
    }

    /// Opens how the amount of the first work is calculated.
    pub(super) async fn open_calculation(&self) -> Result<()> {
        self.click("article > details:last-of-type > summary").await
    }

    /// From the result to the consents: the way, the contact fields, the request.
    pub(super) async fn introduce(&self, persona: &Persona, way: Way) -> Result<()> {
        self.sees("outcome").await?;
        self.go_on().await?;
        self.sees("way").await?;
        self.choose(match way {
            Way::Email => "email",
            Way::Phone => "phone",
        })
        .await?;
        self.go_on().await?;
        self.sees("contact").await?;
        self.fill("given_name", persona.given_name).await?;
        self.fill("family_name", persona.family_name).await?;
        match way {
            Way::Email => self.fill("email", persona.email).await?,
            Way::Phone => {
                self.fill("phone", persona.phone).await?;
                self.press("request").await?;
            }
        }
        self.go_on().await?;
        self.sees("consents").await
    }

    /// From the consents to the recapitulation, nothing touched.
    pub(super) async fn leave_all_empty(&self) -> Result<()> {
        self.sees("consents").await?;
        self.go_on().await?;
        self.sees("recap").await
    }

    /// From the start to the recapitulation, with no consent.
    pub(super) async fn reach_recap(&self, persona: &Persona, way: Way) -> Result<()> {
        self.take_the_test(persona).await?;
        self.introduce(persona, way).await?;
        self.leave_all_empty().await
    }

    /// Sends, and waits for the confirmation.
    pub(super) async fn send(&self) -> Result<()> {
        self.press("send").await?;
        self.sees("receipt").await
    }
}
