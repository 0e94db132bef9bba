//! What the browser can say of how statements were shown, and where (docs/decisions/0018).

mod around;
pub(super) mod by_name;
mod drawn;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use consent::evidence::{SeenStatement, Signals, SubmittedAt, Viewing};
use consent::{DecisionKey, Sha256Hex};
use gloo::events::EventListener;
use js_sys::{Array, Function, JSON, Reflect};
use lead::funnel::Witness;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};
use yew::{AttrValue, NodeRef};

use super::statement::element;
use super::{clock, page, random};
use by_name::{call, get, number_of, text, whole};

/// Of the observer: its callback, in place of the 0, and each tenth of a statement that it tells of.
const ARGUMENTS: &str = r#"[0,{"threshold":[0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1]}]"#;
/// A statement counts as in view while half of it is.
const IN_VIEW: f64 = 0.5;

/// A statement on screen.
pub struct Shown {
    /// What its box decides.
    pub key: DecisionKey,
    /// The digest of its words.
    pub sha256: Sha256Hex,
    /// The id of its box.
    pub id: AttrValue,
    /// How many blocks it has.
    pub blocks: usize,
}

thread_local! {
    /// One for each widget of the page.
    static WATCHES: RefCell<Vec<Watch>> = const { RefCell::new(Vec::new()) };
}

/// What is watched in one widget. Its listeners live as long as the page: they hold nothing of
/// what was typed.
struct Watch {
    root: NodeRef,
    sights: Rc<RefCell<Vec<Sight>>>,
    is_key_down: Rc<Cell<bool>>,
    was_recap_seen: Cell<bool>,
    observer: Option<JsValue>,
    /// Asked for beforehand: a browser takes milliseconds to tell it.
    timezone: Option<String>,
    _entries: Closure<dyn FnMut(&Event)>,
    _listeners: [Option<EventListener>; 2],
}

/// How one statement was seen so far.
struct Sight {
    sha256: Sha256Hex,
    element: Option<Element>,
    viewing: Viewing,
    said: SeenStatement,
}

/// Watches these statements from now on; those that were watched before are out of view.
pub fn watch(root: &NodeRef, shown: &[Shown]) {
    with(root, |watch| {
        let Some(node) = root.get().map(|node| node.get_root_node()) else {
            return;
        };
        let mut sights = watch.sights.borrow_mut();
        for sight in sights.iter_mut() {
            if !shown.iter().any(|shown| shown.sha256 == sight.sha256) {
                sight.element = None;
                sight.note(false);
            }
        }
        for shown in shown {
            let place = sights.iter().position(|s| s.said.key == shown.key);
            let known = place.map(|place| sights.remove(place));
            let mut sight = known
                .filter(|sight| sight.sha256 == shown.sha256)
                .unwrap_or_else(|| Sight::of(shown));
            let on_screen = element(&node, &shown.id);
            let around = on_screen.and_then(|found| found.closest(".cee-consent").ok().flatten());
            if let Some(around) = around {
                drawn::look(&mut sight.said, &around, shown);
                if sight.element.as_ref().is_none_or(|old| !old.is_connected()) {
                    if let Some(observer) = &watch.observer {
                        call(observer, "observe", &around);
                    }
                    // What was pressed before they were there did not press their boxes.
                    watch.is_key_down.set(false);
                    sight.element = Some(around);
                }
            }
            sights.push(sight);
        }
    });
}

/// Another request begins: what was seen before it says nothing of it.
pub fn forget(root: &NodeRef) {
    with(root, |watch| watch.sights.borrow_mut().clear());
}

/// Whether a key that presses was pressed in the widget since this was last asked.
pub fn was_key_down(root: &NodeRef) -> bool {
    let mut was_down = false;
    with(root, |watch| was_down = watch.is_key_down.take());
    was_down
}

/// Whether this was not asked before, of this widget.
pub fn is_first_recap(root: &NodeRef) -> bool {
    let mut is_first = false;
    with(root, |watch| is_first = !watch.was_recap_seen.replace(true));
    is_first
}

/// Everything that the browser says at this moment; `None` without a clock or a random source.
pub fn testimony(root: &NodeRef) -> Option<Witness> {
    let mut seen = Vec::new();
    let mut surroundings = around::surroundings();
    with(root, |watch| {
        let now = monotonic_ms();
        surroundings.timezone.clone_from(&watch.timezone);
        for sight in watch.sights.borrow().iter() {
            seen.push(SeenStatement {
                first_visible_at: sight.viewing.first_at(),
                visible_ms: sight.viewing.spent_ms(now),
                ..sight.said.clone()
            });
        }
    });
    Some(Witness {
        submit: SubmittedAt {
            at: clock::now()?,
            monotonic_ms: monotonic_ms(),
        },
        salt: random::salt()?,
        surroundings,
        seen,
        signals: Signals {
            gpc: page::has_privacy_control(),
        },
    })
}

fn with(root: &NodeRef, act: impl FnOnce(&Watch)) {
    WATCHES.with_borrow_mut(|watches| {
        let place = watches.iter().position(|watch| watch.root == *root);
        if place.is_none() {
            watches.push(Watch::new(root));
        }
        if let Some(watch) = place.map_or(watches.last(), |place| watches.get(place)) {
            act(watch);
        }
    });
}

impl Watch {
    fn new(root: &NodeRef) -> Self {
        let sights = Rc::new(RefCell::new(Vec::<Sight>::new()));
        let is_key_down = Rc::new(Cell::new(false));
        let document = web_sys::window().and_then(|window| window.document());
        let turned = document.map(|document| {
            let sights = Rc::clone(&sights);
            EventListener::new(&document, "visibilitychange", move |_| {
                for sight in sights.borrow_mut().iter_mut() {
                    sight.turn();
                }
            })
        });
        let pressed = root.get().map(|node| {
            let is_key_down = Rc::clone(&is_key_down);
            EventListener::new(&node, "keydown", move |event| {
                let key = text(event, "key");
                if event.is_trusted() && matches!(key.as_deref(), Some(" " | "Enter")) {
                    is_key_down.set(true);
                }
            })
        });
        let entries = {
            let sights = Rc::clone(&sights);
            // Of the type that listeners have, so that the glue needs no other.
            Closure::new(move |entries: &Event| note_entries(&sights, entries))
        };
        Self {
            root: root.clone(),
            sights,
            is_key_down,
            was_recap_seen: Cell::new(false),
            observer: observer(&entries),
            timezone: around::timezone(),
            _entries: entries,
            _listeners: [turned, pressed],
        }
    }
}

fn observer(entries: &Closure<dyn FnMut(&Event)>) -> Option<JsValue> {
    let window = web_sys::window()?;
    let kind: Function = get(&window, "IntersectionObserver").unchecked_into();
    let arguments = JSON::parse(ARGUMENTS).ok()?;
    Reflect::set(&arguments, &"0".into(), entries.as_ref()).ok()?;
    Reflect::construct(&kind, arguments.unchecked_ref::<Array>()).ok()
}

/// Takes what the observer tells: a list of entries.
fn note_entries(sights: &RefCell<Vec<Sight>>, entries: &Event) {
    let mut sights = sights.borrow_mut();
    for index in 0..number_of(entries, "length") {
        let Ok(entry) = Reflect::get_u32(entries, index) else {
            continue;
        };
        let target: Element = get(&entry, "target").unchecked_into();
        let ratio = get(&entry, "intersectionRatio").as_f64();
        let visible = get(&entry, "intersectionRect");
        let window = web_sys::window().map(JsValue::from).unwrap_or_default();
        // Of words that are longer than the window, half a window.
        let fills_window =
            number_of(&visible, "height") * 2 >= number_of(&window, "innerHeight").max(1);
        let is_in_view = ratio.is_some_and(|ratio| ratio >= IN_VIEW) || fills_window;
        for sight in sights.iter_mut() {
            if sight.element.as_ref() == Some(&target) {
                sight.note(is_in_view);
            }
        }
    }
}

impl Sight {
    fn of(shown: &Shown) -> Self {
        Self {
            sha256: shown.sha256,
            element: None,
            viewing: Viewing::default(),
            said: SeenStatement {
                key: shown.key.clone(),
                font_px: 0,
                contrast_tenths: None,
                visible: false,
                first_visible_at: None,
                visible_ms: 0,
            },
        }
    }

    fn note(&mut self, is_in_view: bool) {
        let now = clock::now();
        self.viewing = self
            .viewing
            .noted(is_in_view, is_page_in_front(), now, monotonic_ms());
    }

    fn turn(&mut self) {
        let now = clock::now();
        self.viewing = self.viewing.turned(is_page_in_front(), now, monotonic_ms());
    }
}

fn is_page_in_front() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| get(&document, "hidden").is_falsy())
}

/// Since the page was opened; a clock that nobody sets.
fn monotonic_ms() -> u32 {
    let window = web_sys::window().map(JsValue::from).unwrap_or_default();
    whole(&call(
        &get(&window, "performance"),
        "now",
        &JsValue::UNDEFINED,
    ))
}
