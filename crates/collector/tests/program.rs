//! The program as an operator runs it: its commands, its messages, and being killed.

#![cfg(test)]

#[path = "api/fixture.rs"]
mod fixture;
#[path = "program/keys.rs"]
mod keys;
#[path = "program/saying.rs"]
mod saying;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use lead::wire::v1::{ChallengeMessage, DeploymentMessage};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Row as _};
use tempfile::TempDir;

use fixture::{EMAIL, FAMILY_NAME, GIVEN_NAME, Visitor, database, dist};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deployments/demo.toml");

/// The program, without what the environment may say.
fn collector(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_collector"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CEE_")) {
        command.env_remove(name);
    }
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    collector(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What the program says when it refuses to go on.
fn refusal(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).unwrap()
}

/// A running collector on a free port; dropped, it is killed.
struct Serving {
    child: Child,
    address: String,
}

impl Serving {
    fn start(folder: &TempDir) -> Self {
        let arguments = [
            "serve",
            "--deployment",
            DEMO,
            "--listen",
            "127.0.0.1:0",
            "--dev",
        ];
        let mut child = collector(&arguments)
            .args(["--database", &database(folder), "--dist"])
            .arg(dist(folder))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("listening on http://")?.to_owned()));
        Self {
            child,
            address: address.expect("the collector says where it listens"),
        }
    }

    /// Sends a request and leaves the answer unread.
    fn send(&self, method: &str, path: &str, body: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .unwrap();
        stream
    }

    /// The status and the body of an answer.
    fn ask(&self, method: &str, path: &str, body: &str) -> (u16, Vec<u8>) {
        let mut answer = Vec::new();
        self.send(method, path, body)
            .read_to_end(&mut answer)
            .unwrap();
        let head = answer
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let status = std::str::from_utf8(&answer[9..12])
            .unwrap()
            .parse()
            .unwrap();
        (status, answer[head + 4..].to_vec())
    }

    fn lead(&self, visitor: &Visitor) -> String {
        let (_, deployment) = self.ask("GET", "/v1/deployment", "");
        let (_, challenge) = self.ask("POST", "/v1/challenges", "{\"version\":1}");
        let deployment: DeploymentMessage = serde_json::from_slice(&deployment).unwrap();
        let challenge: ChallengeMessage = serde_json::from_slice(&challenge).unwrap();
        visitor.lead(&deployment, &challenge).to_string()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until a lead is committed, by reading what is committed.
async fn committed(folder: &TempDir) -> Vec<u8> {
    let path = folder.path().join("leads.db");
    let options = SqliteConnectOptions::new().filename(path).read_only(true);
    let mut database = options.connect().await.unwrap();
    loop {
        let row = sqlx::query("SELECT answer FROM submission");
        if let Some(row) = row.fetch_optional(&mut database).await.unwrap() {
            return row.get(0);
        }
    }
}

#[tokio::test]
async fn killed_between_commit_and_answer_it_gives_the_same_answer_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let mut killed = Serving::start(&folder);
    let body = killed.lead(&Visitor::by_phone().giving(&["phone:self"]));
    let unread = killed.send("POST", "/v1/leads", &body);
    let stored = committed(&folder).await;
    killed.child.kill().unwrap(); // SIGKILL
    killed.child.wait().unwrap();
    drop(unread);

    let again = Serving::start(&folder);
    let (status, answer) = again.ask("POST", "/v1/leads", &body);
    assert_eq!(status, 201);
    assert_eq!(answer, stored);
    let listed = stdout(&run(&["leads", "list", "--database", &database(&folder)]));
    assert!(listed.ends_with("\n1 lead\n"), "{listed}");
}

#[test]
fn asked_to_stop_it_finishes_and_ends_well() {
    let folder = tempfile::tempdir().unwrap();
    let mut serving = Serving::start(&folder);
    let body = serving.lead(&Visitor::by_email());
    assert_eq!(serving.ask("POST", "/v1/leads", &body).0, 201);
    let asked = Command::new("kill")
        .arg(serving.child.id().to_string())
        .status();
    assert!(asked.unwrap().success());
    assert!(serving.child.wait().unwrap().success());
    assert!(TcpStream::connect(&serving.address).is_err());
}

#[test]
fn the_receipt_verifies_with_the_published_key() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(&folder);
    let body = serving.lead(&Visitor::by_phone());
    let (_, answer) = serving.ask("POST", "/v1/leads", &body);
    let (_, jwks) = serving.ask("GET", "/.well-known/jwks.json", "");
    let answer: lead::wire::v1::StoredLeadMessage = serde_json::from_slice(&answer).unwrap();
    let jwks: consent::receipt::seal::Jwks = serde_json::from_slice(&jwks).unwrap();
    let keys: Vec<_> = jwks
        .keys
        .iter()
        .map(|key| key.try_into().unwrap())
        .collect();
    let receipt = consent::receipt::seal::verify(&answer.receipt_jws, &keys);
    assert_eq!(receipt, Ok(answer.receipt));
}

#[test]
fn a_rotation_reaches_the_running_server_and_orphans_no_receipt() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(&folder);
    let store = |number: u64| {
        let visitor = Visitor {
            id: lead::SubmissionId::new(number, [7; 10]).to_string(),
            ..Visitor::by_phone()
        };
        let (status, answer) = serving.ask("POST", "/v1/leads", &serving.lead(&visitor));
        assert_eq!(status, 201);
        serde_json::from_slice::<lead::wire::v1::StoredLeadMessage>(&answer).unwrap()
    };
    let mut stored = vec![store(1)];
    for number in 2..4 {
        let rotated = run(&["keys", "rotate", "--database", &database(&folder)]);
        assert!(rotated.status.success());
        assert!(stdout(&rotated).contains("no restart"));
        stored.push(store(number));
    }
    let (_, jwks) = serving.ask("GET", "/.well-known/jwks.json", "");
    let jwks = String::from_utf8(jwks).unwrap();
    let keys = consent::receipt::seal::KnownKeys::parse(&jwks).unwrap();
    let signers = stored.iter().map(|stored| {
        let read = keys.verify::<consent::receipt::Receipt>(&stored.receipt_jws);
        let (receipt, signer) = read.unwrap();
        assert_eq!(receipt, stored.receipt);
        signer.key
    });
    // Each with the key of its day; the newest is published first.
    let signers: Vec<_> = signers.rev().collect();
    assert_eq!(signers, keys.public());
}

#[test]
fn an_operator_lists_without_names_and_shows_with_everything() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(&folder);
    let visitor = Visitor {
        email: Some(EMAIL),
        ..Visitor::by_phone().giving(&["phone:self"])
    };
    let (_, answer) = serving.ask("POST", "/v1/leads", &serving.lead(&visitor));
    let answer: lead::wire::v1::StoredLeadMessage = serde_json::from_slice(&answer).unwrap();

    let database = database(&folder);
    let listed = stdout(&run(&["leads", "list", "--database", &database]));
    assert!(
        listed.contains(&answer.lead_id) && listed.contains("Z.\u{a0}Q."),
        "{listed}"
    );
    assert!(listed.contains("1 consent given"), "{listed}");
    assert!(listed.contains("TO REVIEW FIRST"), "{listed}");
    for personal in [GIVEN_NAME, FAMILY_NAME, EMAIL, "+33"] {
        assert!(!listed.contains(personal));
    }

    let shown = stdout(&run(&[
        "leads",
        "show",
        &answer.lead_id,
        "--database",
        &database,
    ]));
    let call = answer.receipt.request.call_not_after.unwrap().to_string();
    for expected in [
        GIVEN_NAME,
        FAMILY_NAME,
        EMAIL,
        "+33465711234",
        "doubtful",
        "TO REVIEW: a program may have sent it; look at it before anybody calls or writes (score 100)",
        "its browser did not solve the task of the challenge",
        "sent sooner after the challenge than a person can",
        &format!("may be called until {call}, about these works only"),
        "phone:self: may until ",
        "never for energy works",
        "             lawful 20",
        "attic_insulation: eligible, ",
        " kWh cumac",
        "may not: refused",
    ] {
        assert!(shown.contains(expected), "{expected} is not in\n{shown}");
    }
    let message = refusal(&["leads", "show", "nobody", "--database", &database]);
    assert!(message.contains("no lead has this id"), "{message}");
}

#[test]
fn what_is_missing_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let built = dist(&folder).display().to_string();
    let check = |arguments: &[&str], words: &[&str]| {
        let message = refusal(arguments);
        for expected in words {
            assert!(message.contains(expected), "{expected} is not in {message}");
        }
    };
    let empty = folder.path().join("empty").display().to_string();
    check(
        &["serve", "--deployment", DEMO, "--dist", &empty],
        &["cargo xtask dist"],
    );
    let nowhere = format!("sqlite:{empty}/leads.db");
    check(
        &[
            "serve",
            "--deployment",
            DEMO,
            "--dist",
            &built,
            "--listen",
            "127.0.0.1:0",
            "--database",
            &nowhere,
        ],
        &["folder", "does not exist", "--database"],
    );
    check(
        &[
            "serve",
            "--deployment",
            DEMO,
            "--dist",
            &built,
            "--listen",
            "127.0.0.1:0",
            "--database",
            "postgres://x",
        ],
        &["sqlite:FILE"],
    );
    check(
        &["serve", "--deployment", "missing.toml"],
        &["missing.toml cannot be read"],
    );
    check(
        &["leads", "list", "--database", &nowhere],
        &["there is no database"],
    );
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    check(
        &[
            "serve",
            "--deployment",
            DEMO,
            "--dist",
            &built,
            "--listen",
            &taken,
            "--database",
            &database(&folder),
        ],
        &["another program listens on", "--listen"],
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_what_is_stored() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(&folder);
    let (status, _) = serving.ask("POST", "/v1/challenges", "{\"version\":1}");
    assert_eq!(status, 201);
    for name in ["leads.db", "leads.db-wal", "leads.keys.json"] {
        let metadata = std::fs::metadata(folder.path().join(name)).unwrap();
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_deployment_is_checked_and_printed() {
    let output = run(&["check-deployment", DEMO]);
    assert!(output.status.success());
    let said = stdout(&output);
    let last = said.lines().last().unwrap();
    let version = last.strip_prefix("no fault, version ").unwrap();

    let printed = run(&["print-deployment", DEMO]);
    let message: DeploymentMessage = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(message.deployment_version.to_string(), version);

    let folder = tempfile::tempdir().unwrap();
    let faulty = write(folder.path(), "languages = 3\ncolour = \"blue\"\n");
    let output = run(&["check-deployment", &faulty.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    let said = stdout(&output);
    assert!(
        said.contains("faulty.toml:1: error: ") && said.contains("faulty.toml:2: error: "),
        "{said}"
    );
    let message = refusal(&["serve", "--deployment", &faulty.display().to_string()]);
    assert!(message.contains("faulty.toml:1: error: "), "{message}");
}

fn write(folder: &Path, content: &str) -> PathBuf {
    let path = folder.join("faulty.toml");
    std::fs::write(&path, content).unwrap();
    path
}
