//! `withdraw`: what a person said by mail, by post or aloud, written down.

use std::io::Write;
use std::process::ExitCode;

use super::{flush, history};
use crate::arguments::{ToldBy, WithdrawArguments};
use crate::clock::{Clock as _, SystemClock};
use crate::keys::Keys;
use crate::store::{Store, Wanted, Wish};
use consent::WithdrawalChannel;

/// Writes the withdrawal down and says who has to be told.
pub(super) async fn run(
    arguments: WithdrawArguments,
    out: &mut impl Write,
) -> anyhow::Result<ExitCode> {
    let store = Store::open_existing(&arguments.database.database).await?;
    let keys = Keys::open_existing(&arguments.keys.file(store.path()))?;
    let wish = Wish {
        what: if arguments.all {
            Wanted::Everything
        } else {
            Wanted::These(arguments.key)
        },
        channel: arguments.channel.into(),
        said_at: arguments.on,
    };
    let now = SystemClock.now();
    let (said, new) = store.withdraw(&arguments.lead, &wish, now, &keys).await?;
    if new == 0 {
        writeln!(out, "nothing to take back: none of it stood at that moment")?;
    }
    let newest = said.withdrawals.len().saturating_sub(new);
    for withdrawn in said.withdrawals.iter().skip(newest) {
        writeln!(out, "{}", history::withdrawal(withdrawn))?;
    }
    flush(out)?;
    Ok(ExitCode::SUCCESS)
}

impl From<ToldBy> for WithdrawalChannel {
    fn from(told: ToldBy) -> Self {
        match told {
            ToldBy::Email => Self::Email,
            ToldBy::Post => Self::Post,
            ToldBy::PhoneOral => Self::PhoneOral,
            ToldBy::InCall => Self::InCall,
        }
    }
}
