//! The collector as a child process: started, waited for, stopped.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use rustix::process::{Pid, Signal, kill_process};

use crate::project::Project;
use crate::shell::{self, Noise};

/// Far more than an empty database needs on a slow disk.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running collector; dropped, it is killed.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

/// Compiles the collector for development.
pub(crate) fn compile(project: &Project, noise: Noise) -> Result<()> {
    let mut cargo = project.cargo();
    cargo.args(["build", "--package", "collector", "--bin", "collector"]);
    shell::run(&mut cargo, noise)
}

/// The local address with this port, if nobody listens there; port 0 finds a free one.
pub(crate) fn free_address(port: u16) -> Result<SocketAddr> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener.local_addr()?),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "another program listens on port {port}. Stop it, or choose another port:\n\
             \n    cargo xtask demo --port {}\n",
            port.checked_add(1).unwrap_or(8080)
        ),
        Err(error) => Err(error).with_context(|| format!("port {port} cannot be used")),
    }
}

impl Server {
    /// Returns once the collector accepts connections.
    pub(crate) fn start(project: &Project, address: SocketAddr, database: &str) -> Result<Self> {
        let mut command = project.command(project.collector());
        command.args(["serve", "--dev", "--database", database]);
        command.args(["--deployment", "deployments/demo.toml"]);
        command.arg("--dist").arg(project.dist());
        command.arg("--listen").arg(address.to_string());
        command.stdin(Stdio::null());
        outside_the_terminal(&mut command);
        let child = command.spawn().context("the collector cannot be started")?;
        let mut server = Self { child, address };
        server.wait_until_it_listens()?;
        Ok(server)
    }

    fn wait_until_it_listens(&mut self) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("the collector ended at once ({status}); its message is above");
            }
            ensure!(start.elapsed() < PATIENCE, "the collector does not listen");
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// For the one who sends it signals.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it ends.
    pub(crate) fn wait(&mut self) -> Result<ExitStatus> {
        Ok(self.child.wait()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Either fails only when the process is gone already, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks a process to end in good order; one that is gone already is what is wanted.
pub(crate) fn terminate(id: u32) {
    // std can only kill; a collector that is killed cannot finish the requests in hand.
    let _ = process(id).map(|id| kill_process(id, Signal::TERM));
}

/// The number of a process as the system calls take it.
pub(crate) fn process(id: u32) -> Option<Pid> {
    i32::try_from(id).ok().and_then(Pid::from_raw)
}

/// Ctrl-C in a terminal reaches the whole group; the collector gets one signal, from us.
#[cfg(unix)]
fn outside_the_terminal(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

#[cfg(not(unix))]
fn outside_the_terminal(_: &mut Command) {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Started again without programs to be found: a plain Debian has none named kill.
    #[test]
    fn a_process_is_asked_to_end_without_any_other_program() {
        const NAME: &str = "server::tests::a_process_is_asked_to_end_without_any_other_program";
        if std::env::var_os("CEE_TEST_ALONE").is_none() {
            let mut alone = Command::new(std::env::current_exe().unwrap());
            alone.args(["--exact", NAME]).env("PATH", "");
            assert!(alone.env("CEE_TEST_ALONE", "1").status().unwrap().success());
            return;
        }
        let mut child = Command::new("/bin/sleep").arg("600").spawn().unwrap();
        terminate(child.id());
        let over = Instant::now() + Duration::from_mins(1);
        while child.try_wait().unwrap().is_none() {
            if Instant::now() > over {
                child.kill().unwrap();
                panic!("it was not asked");
            }
            thread::yield_now();
        }
    }

    #[test]
    fn a_port_in_use_is_named_with_a_way_out() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = free_address(port).unwrap_err().to_string();
        assert!(
            error.contains(&format!("port {port}")) && error.contains("--port"),
            "{error}"
        );
    }
}
