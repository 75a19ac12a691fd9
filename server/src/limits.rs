//! How often: anonymous requests per address, sign-ins per address, wrong passwords per account and address, wrong tokens per address.

use crate::config::ServeArgs;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many seconds' worth of requests may come at once: opening a page fetches its files in one go.
const BURST_SECONDS: u32 = 10;
/// After the wrong passwords that are free, one more per this time: far too slow for guessing, bearable for a person.
const RETRY_AFTER: Duration = Duration::from_secs(30);
/// Wrong passwords for one account from anywhere, as a multiple of those free from one address: slows down a guess that is spread over
/// many addresses, and still does not let a single stranger lock the owner out.
const EVERYWHERE: u32 = 10;
/// Wrong tokens from one address that are free. Nobody guesses 256 bits: this spares the database a program that will not stop.
const WRONG_TOKENS: NonZeroU32 = NonZeroU32::MIN.saturating_add(29);
/// After those, one more per this time: a job that goes on every minute with a token that has run out keeps the good ones of its address from nothing.
const TOKEN_RETRY_AFTER: Duration = Duration::from_secs(3);
/// Longest account name that is told apart; addresses longer than this do not exist.
const MAX_ACCOUNT_CHARS: usize = 254;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Account {
    From(String, IpAddr),
    Anywhere(String),
    Tokens(IpAddr),
}

/// Every limit of the edge.
pub struct Limits {
    anonymous: DefaultKeyedRateLimiter<IpAddr>,
    attempts: DefaultKeyedRateLimiter<IpAddr>,
    wrong_here: DefaultKeyedRateLimiter<Account>,
    wrong_anywhere: DefaultKeyedRateLimiter<Account>,
    wrong_tokens: DefaultKeyedRateLimiter<Account>,
    shut: Mutex<HashMap<Account, Instant>>,
    clock: DefaultClock,
}

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait(pub u64);

impl Limits {
    /// Limits as configured.
    pub fn new(args: &ServeArgs) -> Self {
        let per_second =
            |n: NonZeroU32| Quota::per_second(n).allow_burst(n.saturating_mul(NonZeroU32::MIN.saturating_add(BURST_SECONDS - 1)));
        let wrong = |n: NonZeroU32| Quota::with_period(RETRY_AFTER).unwrap_or(Quota::per_minute(NonZeroU32::MIN)).allow_burst(n);
        let tokens = Quota::with_period(TOKEN_RETRY_AFTER).unwrap_or(Quota::per_minute(NonZeroU32::MIN));
        let everywhere = args.wrong_passwords.saturating_mul(NonZeroU32::MIN.saturating_add(EVERYWHERE - 1));
        Self {
            anonymous: RateLimiter::keyed(per_second(args.anonymous_per_second)),
            attempts: RateLimiter::keyed(per_second(args.sign_ins_per_second)),
            wrong_here: RateLimiter::keyed(wrong(args.wrong_passwords)),
            wrong_anywhere: RateLimiter::keyed(wrong(everywhere)),
            wrong_tokens: RateLimiter::keyed(tokens.allow_burst(WRONG_TOKENS)),
            shut: Mutex::new(HashMap::new()),
            clock: DefaultClock::default(),
        }
    }

    /// A request of somebody who is not signed in.
    pub fn anonymous(&self, address: IpAddr) -> Result<(), Wait> {
        self.count(&self.anonymous, &address)
    }

    /// An attempt to sign in, before the password is looked at.
    pub fn attempt(&self, account: &str, address: IpAddr) -> Result<(), Wait> {
        self.count(&self.attempts, &address)?;
        self.open(&keys(account, address))
    }

    /// A token, before it is looked at.
    pub fn token(&self, address: IpAddr) -> Result<(), Wait> {
        self.open(&[Account::Tokens(address)])
    }

    /// The token was good for nothing.
    pub fn wrong_token(&self, address: IpAddr) {
        self.close(&self.wrong_tokens, Account::Tokens(address));
    }

    /// An attempt to sign in elsewhere, where no password of ours can be guessed.
    pub fn address(&self, address: IpAddr) -> Result<(), Wait> {
        self.count(&self.attempts, &address)
    }

    /// The password was wrong.
    pub fn wrong(&self, account: &str, address: IpAddr) {
        for key in keys(account, address) {
            let limiter = if matches!(key, Account::From(..)) { &self.wrong_here } else { &self.wrong_anywhere };
            self.close(limiter, key);
        }
    }

    fn open(&self, keys: &[Account]) -> Result<(), Wait> {
        let now = Instant::now();
        let shut = self.shut.lock().unwrap_or_else(PoisonError::into_inner);
        let until = keys.iter().filter_map(|key| shut.get(key)).max().copied();
        match until.and_then(|until| until.checked_duration_since(now)) {
            Some(left) if !left.is_zero() => Err(wait(left)),
            _ => Ok(()),
        }
    }

    fn close(&self, limiter: &DefaultKeyedRateLimiter<Account>, key: Account) {
        if let Err(not_yet) = limiter.check_key(&key) {
            let until = Instant::now() + not_yet.wait_time_from(self.clock.now());
            self.shut.lock().unwrap_or_else(PoisonError::into_inner).insert(key, until);
        }
    }

    /// Forgets whoever has been quiet long enough. Called now and then, so that memory does not grow with every address ever seen.
    pub fn forget(&self) {
        self.anonymous.retain_recent();
        self.attempts.retain_recent();
        self.wrong_here.retain_recent();
        self.wrong_anywhere.retain_recent();
        self.wrong_tokens.retain_recent();
        let now = Instant::now();
        self.shut.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, until| *until > now);
    }

    fn count(&self, limiter: &DefaultKeyedRateLimiter<IpAddr>, address: &IpAddr) -> Result<(), Wait> {
        limiter.check_key(address).map_err(|not_yet| wait(not_yet.wait_time_from(self.clock.now())))
    }
}

fn keys(account: &str, address: IpAddr) -> [Account; 2] {
    let account: String = account.trim().chars().take(MAX_ACCOUNT_CHARS).flat_map(char::to_lowercase).collect();
    [Account::From(account.clone(), address), Account::Anywhere(account)]
}

fn wait(left: Duration) -> Wait {
    Wait(left.as_secs() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Cli, Command};
    use clap::Parser;

    fn limits() -> Limits {
        let cli = Cli::parse_from(["waymark", "serve", "--wrong-passwords", "3", "--sign-ins-per-second", "9"]);
        let Command::Serve(serve) = cli.command else { unreachable!() };
        Limits::new(&serve.web)
    }

    #[test]
    fn wrong_passwords_close_the_account_for_that_address_only() {
        let (limits, here, there) = (limits(), IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        for _ in 0..4 {
            assert_eq!(limits.attempt("ann@example.org", here), Ok(()));
            limits.wrong("Ann@example.org ", here);
        }
        assert!(limits.attempt("ann@example.org", here).is_err());
        assert_eq!(limits.attempt("ann@example.org", there), Ok(()));
        assert_eq!(limits.attempt("bob@example.org", here), Ok(()));
    }

    #[test]
    fn wrong_tokens_close_an_address_and_no_other() {
        let (limits, here, there) = (limits(), IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        for _ in 0..=WRONG_TOKENS.get() {
            assert_eq!(limits.token(here), Ok(()));
            limits.wrong_token(here);
        }
        assert!(limits.token(here).is_err());
        assert_eq!((limits.token(there), limits.attempt("ann@example.org", here)), (Ok(()), Ok(())));
    }

    #[test]
    fn guessing_from_many_addresses_closes_the_account_everywhere() {
        let limits = limits();
        for n in 0..=30 {
            limits.wrong("ann@example.org", IpAddr::from([198, 51, 100, n]));
        }
        assert!(limits.attempt("ann@example.org", IpAddr::from([192, 0, 2, 1])).is_err());
    }
}
