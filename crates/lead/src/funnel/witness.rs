use consent::Instant;
use consent::evidence::{Salt, SeenStatement, Signals, SubmittedAt, Surroundings};

/// What only the browser can say at the moment of sending. Nothing personal, made once or twice in
/// a visit: it stays as long as the page, so that nobody who loads the test alone has to be able to
/// drop one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Witness {
    /// When the send button was pressed.
    pub submit: SubmittedAt,
    /// Drawn by the browser for the commitment to answers and contact.
    pub salt: Salt,
    /// Where and how the page was seen.
    pub surroundings: Surroundings,
    /// How each statement stood on screen.
    pub seen: Vec<SeenStatement>,
    /// What the visitor asks of every site.
    pub signals: Signals,
}

impl Witness {
    /// When the send button was pressed, by the device's clock.
    #[must_use]
    pub const fn at(&self) -> Instant {
        self.submit.at
    }
}
