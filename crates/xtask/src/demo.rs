//! `cargo xtask demo`: from a clone to a questionnaire in the browser.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::arguments::Arguments;
use crate::dist;
use crate::install;
use crate::project::Project;
use crate::server::{self, Server};
use crate::shell::{Noise, Seconds, stage};
use crate::size;

/// What the caller may choose.
pub(crate) struct Options {
    port: u16,
    database: String,
}

impl Options {
    pub(crate) fn parse(arguments: &mut Arguments) -> Result<Self> {
        let port = match arguments.value("--port")? {
            None => 8080,
            Some(typed) => typed
                .parse()
                .with_context(|| format!("`{typed}` is not a port number"))?,
        };
        let database = arguments.value("--database")?;
        arguments.end()?;
        Ok(Self {
            port,
            database: database.unwrap_or_else(|| "sqlite:demo.db".to_owned()),
        })
    }
}

/// Builds, serves, and returns when the collector has been stopped.
pub(crate) fn run(project: &Project, options: &Options) -> Result<ExitCode> {
    let start = Instant::now();
    let address = server::free_address(options.port)?;
    check_database(&options.database)?;
    stage("tools", || {
        install::c_compiler()?;
        install::wasm_target(project, Noise::Shown)?;
        install::library_sources(project, Noise::Shown)
    })?;
    let dist = stage("widget", || dist::build(project, Noise::Shown))?;
    print!("{}", size::table(&dist));
    stage("collector", || server::compile(project, Noise::Shown))?;
    // Before the start: a signal during it must not leave the collector behind.
    let signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    let mut server = stage("start", || {
        Server::start(project, address, &options.database)
    })?;
    println!("\nReady after {}.\n", Seconds(start.elapsed()));
    println!("{}", what_to_try(project, &server, &options.database));
    serve_until_stopped(&mut server, signals)
}

/// Refuses before anything is built what `SQLite` would refuse after it.
fn check_database(url: &str) -> Result<()> {
    let path = url.strip_prefix("sqlite:");
    // What is in memory, wholly or by a parameter, is gone when the collector ends.
    let path = path.filter(|path| !path.contains('?') && !path.contains(":memory:"));
    let Some(path) = path else {
        bail!("`{url}` is no database of the demo: write sqlite:FILE, for instance sqlite:demo.db");
    };
    let path = path.strip_prefix("//").unwrap_or(path);
    let path = Path::new(path);
    let shown = path.display();
    let is_new = !path.exists();
    let opened = fs::OpenOptions::new()
        .read(true)
        .append(true)
        .create(true)
        .open(path);
    let mut file = opened.with_context(|| {
        format!("`{shown}` cannot be written: choose another file with --database")
    })?;
    let mut head = Vec::new();
    Read::by_ref(&mut file).take(16).read_to_end(&mut head)?;
    if is_new {
        fs::remove_file(path)?;
    } else if !head.is_empty() && head != b"SQLite format 3\0" {
        bail!("`{shown}` is no SQLite database: choose another file with --database, or delete it");
    }
    Ok(())
}

fn what_to_try(project: &Project, server: &Server, database: &str) -> String {
    let address = server.address;
    let collector = project.collector();
    let collector = collector.display();
    format!(
        "  http://{address}/               a page of a fictional company, the test inside\n\
         \x20 http://{address}/v1/deployment  what the page knows of that company\n\n\
         Try it in a window as narrow as a phone:\n\
         \x20 · tick the attic and an air-to-water heat pump, a house of 100 m², postcode 69003, heated by oil;\n\
         \x20 · go back with the browser's own button, reload, change an earlier answer;\n\
         \x20 · leave every consent empty: the request is sent all the same;\n\
         \x20 · stop the collector before sending, start it again: one lead arrives.\n\n\
         What was stored, from another terminal:\n\
         \x20 {collector} leads list --database {database}\n\n\
         Ctrl-C stops it.\n"
    )
}

fn serve_until_stopped(server: &mut Server, mut signals: Signals) -> Result<ExitCode> {
    let asked = Arc::new(AtomicBool::new(false));
    let id = server.id();
    let stopping = Arc::clone(&asked);
    thread::spawn(move || {
        for _ in signals.forever() {
            stopping.store(true, Ordering::SeqCst);
            server::terminate(id);
        }
    });
    let status = server.wait()?;
    if !asked.load(Ordering::SeqCst) {
        bail!("the collector ended by itself: {status}");
    }
    println!("\nStopped.");
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn folder(name: &str) -> PathBuf {
        let name = format!("cee-demo-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn refusal(url: &str) -> String {
        check_database(url).unwrap_err().to_string()
    }

    #[test]
    fn a_database_that_cannot_be_one_is_refused_with_a_way_out() {
        let folder = folder("refused");
        let file = folder.join("notes.txt");
        fs::write(&file, "not a database, far more than sixteen bytes").unwrap();
        let path = file.display();
        assert!(refusal(&format!("sqlite:{path}")).contains("no SQLite database"));
        assert!(refusal("/some/file.db").contains("sqlite:FILE"));
        assert!(refusal("postgres://localhost/x").contains("sqlite:FILE"));
        for kept_nowhere in [
            "sqlite::memory:",
            "sqlite:x.db?mode=memory",
            "sqlite:x.db?mode=rwc",
        ] {
            assert!(
                refusal(kept_nowhere).contains("sqlite:FILE"),
                "{kept_nowhere}"
            );
        }
        assert!(refusal(&format!("sqlite:{path}/x.db")).contains("cannot be written"));
        assert!(fs::read_to_string(&file).unwrap().starts_with("not a"));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_new_file_is_taken_and_nothing_is_left_behind() {
        let folder = folder("taken");
        let file = folder.join("new.db");
        check_database(&format!("sqlite:{}", file.display())).unwrap();
        assert!(!file.exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
