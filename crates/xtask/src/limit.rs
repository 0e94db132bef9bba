//! Programs that must end: each in a process group of its own, which is killed whole when its
//! time is over, or when this program is told to stop.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use rustix::process::{Signal, kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::server;

/// The group that runs now; 0 when none does.
static RUNNING: AtomicU32 = AtomicU32::new(0);

/// How a program ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum End {
    /// By itself.
    InTime(ExitStatus),
    /// Killed with all that it had started.
    Stopped,
}

/// Ctrl-C and its like reach this process only: the groups it started are others.
pub(crate) fn stop_children_with_this_process() -> Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            kill(RUNNING.load(Ordering::SeqCst));
            // What shells expect of a program ended by a signal.
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

/// Runs to the end or to the limit, whichever comes first.
pub(crate) fn run(command: &mut Command, limit: Duration) -> Result<End> {
    lead_a_group(command);
    let child = command
        .stdin(Stdio::null())
        .spawn()
        .context("a part of the test cannot be started")?;
    let group = child.id();
    RUNNING.store(group, Ordering::SeqCst);
    let end = wait(child, limit);
    RUNNING.store(0, Ordering::SeqCst);
    // What a part leaves behind when it falls (a browser, a collector) must not stay either.
    kill(group);
    end
}

fn wait(mut child: Child, limit: Duration) -> Result<End> {
    let group = child.id();
    let (told, tells) = mpsc::channel();
    thread::spawn(move || {
        // Nobody listens any more once the time is over.
        let _ = told.send(child.wait());
    });
    match tells.recv_timeout(limit) {
        Ok(status) => Ok(End::InTime(status?)),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
            kill(group);
            Ok(End::Stopped)
        }
    }
}

/// Kills a group; one that is gone already is what is wanted.
fn kill(group: u32) {
    // std can only kill a single process.
    let _ = server::process(group).map(|group| kill_process_group(group, Signal::KILL));
}

#[cfg(unix)]
fn lead_a_group(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

#[cfg(not(unix))]
fn lead_a_group(_: &mut Command) {}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn a_program_that_ends_in_time_tells_how() {
        let mut command = Command::new("sh");
        let end = run(command.args(["-c", "exit 3"]), Duration::from_mins(1)).unwrap();
        assert!(
            matches!(end, End::InTime(status) if status.code() == Some(3)),
            "{end:?}"
        );
    }

    #[test]
    fn a_program_that_hangs_is_stopped_with_its_children() {
        let (mut output, input) = std::io::pipe().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & sleep 600"]).stdout(input);
        let end = run(&mut command, Duration::from_millis(50)).unwrap();
        assert_eq!(end, End::Stopped);
        drop(command);
        // The pipe ends when the last process that holds it is gone.
        assert_eq!(output.read_to_end(&mut Vec::new()).unwrap(), 0);
    }
}
