//! The page's edge: files in, nodes out. Nothing of a file is sent anywhere: the page asks its
//! own site for keys and head before it knows a file, and for two sizes when it is told to.

mod dom;

use std::cell::RefCell;
use std::rc::Rc;

use consent::receipt::seal::{InvalidJwks, KnownKeys};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, Event, File};

use crate::page::{self, Source};
use crate::report::{Missing, Outcome, Report};
use crate::{Consistency, Evidence, NoConsistency, NoHead, PublishedHead, check};
use dom::{by_id, fetch, listen, read, show, shown};

const KEYS: &str = "/.well-known/jwks.json";
const HEAD: &str = "/v1/log/head";

/// What the page knows by now.
#[derive(Default)]
struct State {
    receipt: Option<String>,
    site_keys: Option<KnownKeys>,
    site_head: Option<PublishedHead>,
    site_proof: Option<Consistency>,
    own_keys: Option<Result<KnownKeys, InvalidJwks>>,
    own_head: Option<Result<PublishedHead, NoHead>>,
    own_proof: Option<Result<Consistency, NoConsistency>>,
}

type Shared = Rc<RefCell<State>>;

/// Which file was given.
#[derive(Clone, Copy)]
enum Role {
    Receipt,
    Keys,
    Head,
    Proof,
}

const ROLES: [(&str, Role); 4] = [
    ("cee-verify-receipt", Role::Receipt),
    ("cee-verify-keys", Role::Keys),
    ("cee-verify-head", Role::Head),
    ("cee-verify-proof", Role::Proof),
];

/// Makes the page work, and reads what its site publishes.
pub fn start() {
    let state = Shared::default();
    for (id, role) in ROLES {
        let state = Rc::clone(&state);
        listen(id, "change", move |_: Event| {
            if let Some(file) = dom::chosen(id) {
                take(&state, role, file);
            }
        });
    }
    let dropping = Rc::clone(&state);
    listen("cee-verify-drop", "dragover", |event: DragEvent| {
        event.prevent_default();
    });
    listen("cee-verify-drop", "drop", move |event: DragEvent| {
        event.prevent_default();
        if let Some(file) = dom::dropped(&event) {
            take(&dropping, Role::Receipt, file);
        }
    });
    let asking = Rc::clone(&state);
    listen("cee-verify-result", "click", move |event: Event| {
        if dom::is_from(&event, page::ASK) {
            ask(&asking);
        }
    });
    dom::set_hidden("cee-verify-wait", true);
    dom::set_hidden("cee-verify-form", false);
    spawn_local(async move {
        let keys = fetch(KEYS)
            .await
            .and_then(|text| KnownKeys::parse(&text).ok());
        let head = fetch(HEAD)
            .await
            .and_then(|text| PublishedHead::parse(&text).ok());
        dom::tell(
            "cee-verify-site",
            page::site_note(keys.is_some(), head.is_some()),
        );
        {
            let mut state = state.borrow_mut();
            (state.site_keys, state.site_head) = (keys, head);
        }
        render(&state, false);
    });
}

/// Reads a file, says what became of it, and checks again.
fn take(state: &Shared, role: Role, file: File) {
    let state = Rc::clone(state);
    spawn_local(async move {
        let text = read(&file).await;
        {
            let mut state = state.borrow_mut();
            match role {
                Role::Receipt => state.receipt = Some(text),
                Role::Keys => {
                    let keys = KnownKeys::parse(&text);
                    let count = keys.as_ref().map(|keys| keys.all().len());
                    let note = page::keys_note(count.map_err(|error| *error));
                    dom::tell("cee-verify-keys-note", &note);
                    state.own_keys = Some(keys);
                }
                Role::Head => {
                    let head = PublishedHead::parse(&text);
                    let note = page::head_note(head.as_ref().map(|_| ()).map_err(|error| *error));
                    dom::tell("cee-verify-head-note", note);
                    state.own_head = Some(head);
                }
                Role::Proof => {
                    let proof = Consistency::parse(&text);
                    let note = page::proof_note(proof.as_ref().map(|_| ()).map_err(|error| *error));
                    dom::tell("cee-verify-proof-note", note);
                    state.own_proof = Some(proof);
                }
            }
        }
        render(&state, matches!(role, Role::Receipt));
    });
}

/// Asks this site for the proof that is missing.
fn ask(state: &Shared) {
    let report = report(&state.borrow());
    let missing = report.iter().flat_map(|report| &report.steps);
    let mut sizes = missing.filter_map(|(_, outcome)| match outcome {
        Outcome::NotChecked(Missing::Consistency { from, to }) => Some((*from, *to)),
        _ => None,
    });
    let Some((from, to)) = sizes.next() else {
        return;
    };
    let state = Rc::clone(state);
    spawn_local(async move {
        let proof = fetch(&format!("/v1/log/consistency?from={from}&to={to}")).await;
        let proof = proof.and_then(|text| Consistency::parse(&text).ok());
        if proof.is_none() {
            dom::tell("cee-verify-site", page::site_note(false, false));
        }
        state.borrow_mut().site_proof = proof;
        render(&state, true);
    });
}

/// A file of one's own counts instead of the site's, and a faulty one instead of nothing: no
/// check falls back on the site unnoticed.
fn evidence(state: &State) -> (Evidence, Source, Source) {
    let source = |is_own| if is_own { Source::Own } else { Source::Site };
    let keys = match &state.own_keys {
        Some(own) => own.clone().ok(),
        None => state.site_keys.clone(),
    };
    let head = match &state.own_head {
        Some(own) => own.clone().ok(),
        None => state.site_head.clone(),
    };
    let consistency = match &state.own_proof {
        Some(own) => own.clone().ok(),
        None => state.site_proof.clone(),
    };
    let evidence = Evidence {
        keys,
        head,
        consistency,
    };
    let (keys, head) = (state.own_keys.is_some(), state.own_head.is_some());
    (evidence, source(keys), source(head))
}

fn report(state: &State) -> Option<Report> {
    let receipt = state.receipt.as_ref()?;
    Some(check(receipt, &evidence(state).0))
}

/// Shows the answer. An answer that had the focus gives it to the next one.
fn render(state: &Shared, takes_focus: bool) {
    let takes_focus = takes_focus || shown();
    let state = state.borrow();
    let Some(report) = report(&state) else {
        return;
    };
    let (_, keys, head) = evidence(&state);
    if let Some(result) = by_id("cee-verify-result") {
        show(&result, &page::answer(&report, keys, head));
    }
    if takes_focus {
        dom::focus(page::TITLE);
    }
}
