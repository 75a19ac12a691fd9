//! Passwords: hashed with argon2, on threads that are allowed to be slow, and never so many at once that nothing else runs.

use crate::{Error, Result, clock};
use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Shortest password in characters (NIST SP 800-63B asks for at least 8 and advises more).
pub const MIN_PASSWORD_CHARS: usize = 10;
/// Longest password in bytes: hashing is slow on purpose, and must not be slower for whoever sends a megabyte.
pub const MAX_PASSWORD_BYTES: usize = 1024;
/// Hashes at one time. Each takes 19 MiB and one processor for tens of milliseconds.
const AT_ONCE: usize = 2;
/// How long a sign-in waits for its turn before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);

/// Hashes and verifies passwords.
pub(crate) struct Passwords {
    turns: Arc<Semaphore>,
    /// Verified against when there is no such account, so that the answer takes as long as for a wrong password.
    nobody: String,
}

impl Passwords {
    pub(crate) fn new() -> Result<Self> {
        Ok(Self { turns: Arc::new(Semaphore::new(AT_ONCE)), nobody: hash(&clock::secret()?)? })
    }

    /// Checks a password that somebody chooses, and hashes it.
    pub(crate) async fn hash(&self, password: &str) -> Result<String> {
        if password.chars().count() < MIN_PASSWORD_CHARS {
            return Err(Error::invalid(format!("The password is too short: take at least {MIN_PASSWORD_CHARS} characters.")));
        }
        if password.len() > MAX_PASSWORD_BYTES {
            return Err(Error::invalid("The password is too long."));
        }
        let password = password.to_owned();
        self.slowly(move || hash(&password)).await?
    }

    /// Whether `password` is the one behind `known`; with none, takes as long and says no.
    pub(crate) async fn verify(&self, known: Option<String>, password: &str) -> Result<bool> {
        if password.len() > MAX_PASSWORD_BYTES {
            return Ok(false);
        }
        let exists = known.is_some();
        let hash = known.unwrap_or_else(|| self.nobody.clone());
        let password = password.to_owned();
        let right = self.slowly(move || matches(&hash, &password)).await??;
        Ok(right && exists)
    }

    async fn slowly<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned());
        let Ok(Ok(turn)) = turn.await else { return Err(Error::Busy) };
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        })
        .await
        .map_err(|e| Error::internal("hashing a password was broken off", e))
    }
}

fn hash(password: &str) -> Result<String> {
    let failed = |e: argon2::password_hash::Error| Error::internal("a password could not be hashed", e.to_string());
    let salt = SaltString::encode_b64(&clock::random::<16>()?).map_err(failed)?;
    Ok(Argon2::default().hash_password(password.as_bytes(), &salt).map_err(failed)?.to_string())
}

fn matches(hash: &str, password: &str) -> Result<bool> {
    let known = PasswordHash::new(hash).map_err(|e| Error::internal("a stored password cannot be read", e.to_string()))?;
    Ok(Argon2::default().verify_password(password.as_bytes(), &known).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_an_account_is_right() {
        let passwords = Passwords::new().unwrap();
        let hash = passwords.hash("a long enough one").await.unwrap();
        assert!(passwords.verify(Some(hash.clone()), "a long enough one").await.unwrap());
        assert!(!passwords.verify(Some(hash), "a long enough One").await.unwrap());
        assert!(!passwords.verify(None, "a long enough one").await.unwrap());
    }

    #[tokio::test]
    async fn short_and_endless_passwords_are_refused() {
        let passwords = Passwords::new().unwrap();
        assert!(matches!(passwords.hash("short").await, Err(Error::Invalid(_))));
        assert!(matches!(passwords.hash(&"x".repeat(MAX_PASSWORD_BYTES + 1)).await, Err(Error::Invalid(_))));
    }
}
