//! Tells a duplicated tab from the one that it was copied from.
//!
//! Duplicating a tab copies its session storage, submission id included. Two tabs with one id
//! could not both send, so that the copy asks and the first answers.

use js_sys::{Object, Reflect};
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::JsValue;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "cee";

/// A tab's place among the tabs of one origin; it is silent once dropped.
#[derive(Debug)]
pub struct TabWatch {
    channel: BroadcastChannel,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl TabWatch {
    /// Asks the other tabs whether one of them already uses `id`, and answers those that ask.
    ///
    /// `on_taken` is called when another tab used the id before this one. `None` where the
    /// browser has no such channel; then the collector still refuses a second body for one id.
    #[must_use]
    pub fn new(id: &str, on_taken: impl Fn() + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let reply = channel.clone();
        let own_id = id.to_owned();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match Word::read(&event.data(), &own_id) {
                Some(Word::Asks) => say(&reply, Word::Taken, &own_id),
                Some(Word::Taken) => on_taken(),
                None => {}
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        say(&channel, Word::Asks, id);
        Some(Self {
            channel,
            _on_message: on_message,
        })
    }
}

impl Drop for TabWatch {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Word {
    Asks,
    Taken,
}

impl Word {
    fn name(self) -> &'static str {
        match self {
            Self::Asks => "asks",
            Self::Taken => "taken",
        }
    }

    /// The word of a message about `id`; `None` for any other message.
    fn read(message: &JsValue, id: &str) -> Option<Self> {
        if !message.is_object() || field(message, "id")? != id {
            return None;
        }
        let word = field(message, "word")?;
        [Self::Asks, Self::Taken]
            .into_iter()
            .find(|known| known.name() == word)
    }
}

fn field(message: &JsValue, name: &str) -> Option<String> {
    Reflect::get(message, &name.into()).ok()?.as_string()
}

fn say(channel: &BroadcastChannel, word: Word, id: &str) {
    let message = Object::new();
    for (name, value) in [("word", word.name()), ("id", id)] {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&message, &name.into(), &value.into());
    }
    // A channel that is closing has nobody to hear it.
    let _ = channel.post_message(&message);
}
