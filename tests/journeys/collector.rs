//! The real collector, on a port and a database of its own; it can be stopped and started again.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tokio::net::TcpStream;
use tokio::time::{interval, timeout};

use super::surroundings::path;

/// Far more than an empty database needs on a slow disk.
const PATIENCE: Duration = Duration::from_secs(30);

/// A collector that stands still until [`Collector::start`]; dropped, it is killed and its
/// folder removed.
pub(super) struct Collector {
    port: u16,
    folder: PathBuf,
    process: Option<Child>,
}

impl Collector {
    /// One that runs, with an empty database.
    pub(super) async fn running() -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let folder = std::env::temp_dir().join(format!("cee-{}-{port}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let mut collector = Self {
            port,
            folder,
            process: None,
        };
        collector.start().await?;
        Ok(collector)
    }

    /// Starts it again at the same address with the same database.
    pub(super) async fn start(&mut self) -> Result<()> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.log_file())?;
        let mut command = self.command()?;
        command
            .arg("serve")
            .arg("--dev")
            .arg("--dist")
            .arg(path("CEE_DIST")?);
        command.arg("--deployment").arg(path("CEE_DEPLOYMENT")?);
        command
            .arg("--listen")
            .arg(format!("127.0.0.1:{}", self.port));
        command.arg("--database").arg(self.database());
        command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        let mut process = command.spawn().context("the collector cannot be started")?;
        let listens = async {
            let mut tick = interval(Duration::from_millis(10));
            while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))
                .await
                .is_err()
            {
                let ended = process.try_wait()?;
                ensure!(
                    ended.is_none(),
                    "the collector ended at once:\n{}",
                    self.log()?
                );
                tick.tick().await;
            }
            Ok(())
        };
        timeout(PATIENCE, listens)
            .await
            .context("the collector does not listen")??;
        self.process = Some(process);
        Ok(())
    }

    /// Pulls the plug.
    pub(super) fn kill(&mut self) -> Result<()> {
        if let Some(mut process) = self.process.take() {
            process.kill()?;
            process.wait()?;
        }
        Ok(())
    }

    /// Where pages and calls are, without a final slash.
    pub(super) fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What an operator reads: `collector leads …`.
    pub(super) fn leads(&self, arguments: &[&str]) -> Result<String> {
        let mut command = self.command()?;
        command
            .arg("leads")
            .args(arguments)
            .arg("--database")
            .arg(self.database());
        let output = command.output()?;
        let complaint = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "collector leads: {complaint}");
        Ok(String::from_utf8(output.stdout)?)
    }

    /// How many leads it has stored.
    pub(super) fn count_leads(&self) -> Result<usize> {
        let listed = self.leads(&["list"])?;
        // Each lead begins its line with its id, a UUID.
        let is_lead = |line: &&str| {
            line.split_whitespace()
                .next()
                .is_some_and(|id| id.len() == 36)
        };
        Ok(listed.lines().filter(is_lead).count())
    }

    /// All it has said so far.
    pub(super) fn log(&self) -> Result<String> {
        Ok(fs::read_to_string(self.log_file())?)
    }

    fn command(&self) -> Result<Command> {
        let mut command = Command::new(path("CEE_COLLECTOR")?);
        command.current_dir(&self.folder);
        Ok(command)
    }

    fn database(&self) -> String {
        format!("sqlite:{}", self.folder.join("leads.db").display())
    }

    fn log_file(&self) -> PathBuf {
        self.folder.join("collector.log")
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        // Nothing can be done about either failure, and the system empties the folder in time.
        let _ = self.kill();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
