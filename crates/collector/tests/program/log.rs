//! Two leads in a log, and the program beside them.

use std::num::NonZeroU32;
use std::path::Path;
use std::process::Command;

use axum::http::StatusCode;
use collector::Limits;
use consent::base64url;
use lead::SubmissionId;

use crate::fixture::{Collector, Settings, Visitor, database};

/// Ten leaves, and the keys that signed their heads where the program looks for them.
pub(crate) async fn two_leads() -> Collector {
    let limits = Limits {
        leads: NonZeroU32::MAX,
        others: NonZeroU32::MAX,
    };
    let collector = Collector::with(Settings {
        limits,
        ..Settings::default()
    });
    let collector = collector.await;
    for number in 1..=2 {
        lead(&collector, number).await;
    }
    write_keys(&collector);
    collector
}

/// Five leaves more.
pub(crate) async fn lead(collector: &Collector, number: u64) {
    let visitor = Visitor {
        id: SubmissionId::new(number, [7; 10]).to_string(),
        ..Visitor::by_phone()
    };
    let body = collector.lead(&visitor).await.to_string();
    let answer = collector.post("/v1/leads", body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

/// The fixture's key, as a file that only its owner may read.
pub(crate) fn write_keys(collector: &Collector) {
    let seed = base64url::encode(&[7; 32]);
    let keys = serde_json::json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "d": seed }] });
    let path = collector.folder.path().join("leads.keys.json");
    std::fs::write(&path, keys.to_string()).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
}

/// The program in this folder, without what the environment may say: how it ended, and what it
/// said, good or bad.
pub(crate) fn program(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_collector"));
    for (name, _) in std::env::vars() {
        if name.starts_with("CEE_") || name.to_lowercase().ends_with("_proxy") {
            command.env_remove(name);
        }
    }
    let output = command
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

/// The program on the collector's database: whether it ended well, and what it said.
pub(crate) fn run(collector: &Collector, arguments: &[&str]) -> (bool, String) {
    let database = database(&collector.folder);
    let arguments = [arguments, &["--database", &database]].concat();
    let (code, said) = program(collector.folder.path(), &arguments);
    (code == Some(0), said)
}
