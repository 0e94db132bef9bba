//! The command line, read once; each option of `serve` also comes from a `CEE_…` variable.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use clap::builder::FalseyValueParser;
use clap::{Args, Parser, Subcommand};
use consent::{Instant, Subject};

use crate::logs::LogFormat;

/// Receives, checks, stores and signs the requests of the eligibility test.
#[derive(Debug, Parser)]
#[command(name = "collector", version, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages and take requests.
    Serve(ServeArguments),
    /// Print every fault and warning of a deployment description; fails when there is a fault.
    CheckDeployment {
        /// The deployment description.
        file: PathBuf,
    },
    /// Print the JSON that `GET /v1/deployment` would answer.
    PrintDeployment {
        /// The deployment description.
        file: PathBuf,
        /// Only what the test needs: `GET /v1/deployment/outline`.
        #[arg(long)]
        outline: bool,
    },
    /// Read what was stored.
    #[command(subcommand)]
    Leads(LeadsCommand),
    /// Write down that a person took back consents or the request, said by mail or aloud.
    Withdraw(WithdrawArguments),
    /// Write down that somebody was called, or that somebody tried to. Ends with 0 where that was
    /// lawful and with 3 where it was not: both are written down.
    Attempt(AttemptArguments),
    /// Compute the log again and name the first leaf that is not as it was written.
    VerifyLog {
        /// Where the log is kept.
        #[command(flatten)]
        database: DatabaseArguments,
        /// What its heads were signed with.
        #[command(flatten)]
        keys: KeysArguments,
        /// Who may have stamped them.
        #[command(flatten)]
        roots: RootsArguments,
        /// A head of this log that was kept elsewhere, as /v1/log/head gave it: a log that was cut
        /// off since, or began otherwise, is found.
        #[arg(long, value_name = "FILE")]
        head: Option<PathBuf>,
    },
    /// Have the newest signed head of the log stamped with the time by an authority (RFC 3161).
    StampHead {
        /// Where the log is kept.
        #[command(flatten)]
        database: DatabaseArguments,
        /// What its heads were signed with.
        #[command(flatten)]
        keys: KeysArguments,
        /// Who may stamp them.
        #[command(flatten)]
        roots: RootsArguments,
        /// The authority's address.
        #[arg(long, env = "CEE_TSA", value_name = "URL")]
        tsa: String,
    },
    /// The keys that sign receipts and the log's heads.
    #[command(subcommand)]
    Keys(KeysCommand),
    /// Check a receipt file: what was shown, chosen and when, and that the log holds it. Needs
    /// neither the database nor a network. Ends with 0 where all holds, 1 where something failed,
    /// 2 where something named cannot be read, 3 where nothing failed but not all was checked.
    VerifyReceipt(VerifyReceiptArguments),
}

/// What to check, and against what.
#[derive(Args, Debug)]
pub struct VerifyReceiptArguments {
    /// The receipt, as the visitor kept it.
    pub file: PathBuf,
    /// The published keys, as /.well-known/jwks.json gives them; by default those of this
    /// collector's own key file.
    #[arg(long, value_name = "FILE")]
    pub jwks: Option<PathBuf>,
    /// A published head of the log, as /v1/log/head gives it.
    #[arg(long, value_name = "FILE", group = "published")]
    pub head: Option<PathBuf>,
    /// That this head goes on from the receipt's, as /v1/log/consistency?from=&to= gives it;
    /// without it the answer names the two sizes.
    #[arg(long, value_name = "FILE", requires = "published")]
    pub consistency: Option<PathBuf>,
    /// A head that somebody else saw and when, as /v1/log/stamp?from= gives it, in place of
    /// --head: no operator can have made the receipt after that.
    #[arg(long, value_name = "FILE", group = "published")]
    pub stamp: Option<PathBuf>,
    /// Who may have stamped it.
    #[command(flatten)]
    pub roots: RootsArguments,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
    /// Beside which database the own keys are.
    #[command(flatten)]
    pub database: DatabaseArguments,
    /// The own keys.
    #[command(flatten)]
    pub keys: KeysArguments,
}

/// The keys that sign receipts and the log's heads.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Make a new key, which signs from now on. Those before stay published, so that what they
    /// signed still verifies. A collector that runs goes on with the new key by itself.
    Rotate {
        /// Beside which database the keys are.
        #[command(flatten)]
        database: DatabaseArguments,
        /// The keys.
        #[command(flatten)]
        keys: KeysArguments,
    },
}

/// Read what was stored.
#[derive(Debug, Subcommand)]
pub enum LeadsCommand {
    /// List the latest requests, newest first, without names, addresses or numbers.
    List {
        /// Where they are kept.
        #[command(flatten)]
        database: DatabaseArguments,
        /// How many at most.
        #[arg(long, default_value_t = 100)]
        limit: u32,
    },
    /// Show one request with everything known of it, personal data included.
    Show {
        /// Its id, as listed.
        id: String,
        /// Answer in JSON, as `leads export` does for each.
        #[arg(long)]
        json: bool,
        /// Where it is kept.
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Write every request as a line of JSON, the oldest first, with what may be done with it now:
    /// until when, in which hours, about what and by whom. Holds personal data: names, addresses,
    /// numbers and answers. Keep it as you keep the database, and not longer than you need it:
    /// withdrawals and calls of later are not in it.
    Export {
        /// Write to a new file that only its owner may read, instead of to the output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Where they are kept.
        #[command(flatten)]
        database: DatabaseArguments,
    },
}

/// A call or an attempt.
#[derive(Args, Debug)]
pub struct AttemptArguments {
    /// The lead, as `leads list` gives it.
    pub lead: String,
    /// What the call was made under: `request`, or a decision key such as `phone:self`.
    #[arg(long, value_name = "KEY", default_value = "request")]
    pub under: Subject,
    /// When it was made, if not now.
    #[arg(long, value_name = "DATE-TIME", value_parser = moment)]
    pub on: Option<Instant>,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
    /// Where the lead is kept.
    #[command(flatten)]
    pub database: DatabaseArguments,
    /// What the heads of the log are signed with.
    #[command(flatten)]
    pub keys: KeysArguments,
}

/// What was taken back, and how it was said.
#[derive(Args, Debug)]
pub struct WithdrawArguments {
    /// The lead, as `leads list` gives it.
    pub lead: String,
    /// How the person said so.
    #[arg(long, value_enum)]
    pub channel: ToldBy,
    /// What: a decision key such as `phone:self`, or `request`; may be named several times.
    #[arg(
        long,
        value_name = "KEY",
        required_unless_present = "all",
        conflicts_with = "all"
    )]
    pub key: Vec<Subject>,
    /// Everything that stands, the request included.
    #[arg(long)]
    pub all: bool,
    /// When the person said so, if not now; it counts from then on.
    #[arg(long, value_name = "DATE-TIME", value_parser = moment)]
    pub on: Option<Instant>,
    /// Where the lead is kept.
    #[command(flatten)]
    pub database: DatabaseArguments,
    /// What the heads of the log are signed with.
    #[command(flatten)]
    pub keys: KeysArguments,
}

/// How a person said that they withdraw, when it was not on the page of their receipt.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum ToldBy {
    /// By e-mail.
    Email,
    /// By post.
    Post,
    /// By calling.
    PhoneOral,
    /// While being called.
    InCall,
}

/// The text is no moment.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("write it with its offset, such as 2026-11-23T10:15:00+01:00")]
struct InvalidMoment;

fn moment(text: &str) -> Result<Instant, InvalidMoment> {
    let moment = DateTime::parse_from_rfc3339(text).map_err(|_| InvalidMoment)?;
    Instant::from_unix_millis(moment.timestamp_millis()).map_err(|_| InvalidMoment)
}

/// Where leads are kept.
#[derive(Args, Debug)]
pub struct DatabaseArguments {
    /// The file that leads are kept in.
    #[arg(
        long,
        env = "CEE_DATABASE",
        value_name = "URL",
        default_value = "sqlite:leads.db"
    )]
    pub database: String,
}

/// The signing keys.
#[derive(Args, Debug)]
pub struct KeysArguments {
    /// The signing keys; made on the first start. By default beside the database, with the same
    /// name and .keys.json.
    #[arg(long, env = "CEE_KEYS", value_name = "FILE")]
    pub keys: Option<PathBuf>,
}

impl KeysArguments {
    /// The key file that goes with this database.
    pub fn file(&self, database: &Path) -> PathBuf {
        let beside = || database.with_extension("keys.json");
        self.keys.clone().unwrap_or_else(beside)
    }
}

/// Who is trusted to say what time it was.
#[derive(Args, Debug)]
pub struct RootsArguments {
    /// Root certificates (PEM) that a time-stamping authority must lead to. Without them its
    /// signature is checked, but not who it is.
    #[arg(long, env = "CEE_TSA_ROOTS", value_name = "FILE")]
    pub tsa_roots: Option<PathBuf>,
}

/// How to serve.
#[derive(Args, Debug)]
pub struct ServeArguments {
    /// The deployment description.
    #[arg(
        long,
        env = "CEE_DEPLOYMENT",
        value_name = "FILE",
        default_value = "deployment.toml"
    )]
    pub deployment: PathBuf,
    /// Where leads are kept.
    #[command(flatten)]
    pub database: DatabaseArguments,
    /// The address to listen on.
    #[arg(
        long,
        env = "CEE_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8080"
    )]
    pub listen: SocketAddr,
    /// The folder that `cargo xtask dist` fills.
    #[arg(long, env = "CEE_DIST", value_name = "DIR", default_value = "dist")]
    pub dist: PathBuf,
    /// The signing keys.
    #[command(flatten)]
    pub keys: KeysArguments,
    /// How many proxies of yours append to X-Forwarded-For; 0 means none.
    #[arg(long, env = "CEE_TRUSTED_HOPS", value_name = "N", default_value_t = 0)]
    pub trusted_hops: usize,
    /// How log lines look.
    #[arg(
        long,
        env = "CEE_LOG",
        value_enum,
        value_name = "FORMAT",
        default_value = "text"
    )]
    pub log: LogFormat,
    /// Also take requests from local pages, and from widgets that were not released.
    #[arg(long, env = "CEE_DEV", value_parser = FalseyValueParser::new())]
    pub dev: bool,
}
