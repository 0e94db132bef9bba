//! The program that is measured, on a database of its own.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;
use tempfile::TempDir;

use crate::fixture::{self, database};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deployments/demo.toml");

/// A running collector; dropped, it is killed.
pub(crate) struct Serving {
    program: PathBuf,
    child: Child,
    folder: TempDir,
    pub(crate) address: SocketAddr,
}

impl Serving {
    pub(crate) fn start(program: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let log = std::fs::File::create(folder.path().join("log")).unwrap();
        let mut child = Command::new(program)
            .args(["serve", "--deployment", DEMO, "--listen", "127.0.0.1:0"])
            // Each visitor of the measurement has an address, as behind an operator's proxy.
            .args(["--dev", "--trusted-hops", "1", "--database"])
            .arg(database(&folder))
            .arg("--dist")
            .arg(fixture::dist(&folder))
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("listening on http://")?.to_owned()));
        let address = address.expect("the collector says where it listens");
        Self {
            program: program.to_owned(),
            child,
            folder,
            address: address.parse().unwrap(),
        }
    }

    /// What it signs its tasks with.
    pub(crate) async fn task_secret(&self) -> Vec<u8> {
        let options: SqliteConnectOptions = database(&self.folder).parse().unwrap();
        fixture::proof_of_work::task_secret(&mut options.connect().await.unwrap()).await
    }

    /// The processor time it took so far, its own and the kernel's for it.
    pub(crate) fn processor(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        // The name in brackets may hold blanks; proc(5) counts utime and stime from it.
        let (_, fields) = stat.rsplit_once(") ").unwrap();
        let fields: Vec<&str> = fields.split(' ').collect();
        let ticks: u64 = [11, 12]
            .iter()
            .map(|n| fields[*n].parse::<u64>().unwrap())
            .sum();
        Duration::from_millis(ticks * 10) // USER_HZ is 100 on every Linux that Rust runs on
    }

    /// The most memory it ever had.
    pub(crate) fn memory_mib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = peak.unwrap().trim().strip_suffix(" kB").unwrap();
        kib.parse::<u64>().unwrap() / 1024
    }

    /// Ends it, and counts what is really there; the log must be sound.
    pub(crate) fn check(mut self, leads: usize, is_proven: bool) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let ask = |arguments: &[&str]| {
            let output = Command::new(&self.program)
                .args(arguments)
                .args(["--database", &database(&self.folder)])
                .output()
                .unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            assert!(output.status.success(), "{said}");
            said
        };
        let listed = ask(&["leads", "list", "--limit", "1000000"]);
        assert!(listed.ends_with(&format!("\n{leads} leads\n")));
        if is_proven {
            ask(&["verify-log"]);
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
