//! Passkeys.

use crate::passkey::Silence;

pub const TITLE: &str = "Passkeys";
pub const LEAD: &str = "With a passkey you sign in by unlocking your device with a fingerprint, your face or a PIN, without a password. What unlocks it never leaves the device.";
pub const NONE: &str = "You have none yet.";
pub const ADD: &str = "Add a passkey";
pub const REMOVE: &str = "Remove";
pub const REMOVE_MORE: &str = "Nobody signs in with it any more. Your device may go on offering it: delete it there, too.";
pub const ADDED: &str = "The passkey is added. You can sign in with it from now on.";
pub const SIGN_IN: &str = "Sign in with a passkey";
pub const OR: &str = "or";

pub fn since(created: &str, used: Option<&str>) -> String {
    match used {
        Some(used) => format!("Added {created}, last used {used}"),
        None => format!("Added {created}, not used yet"),
    }
}

/// `Remove Chrome on Linux`: for whoever does not see the line around it.
pub fn remove(name: &str) -> String {
    format!("{REMOVE} {name}")
}

pub fn silence(silence: Silence) -> &'static str {
    match silence {
        Silence::Unable => "This browser cannot use passkeys here. Bring it up to date, or use another way.",
        Silence::CalledOff => {
            "Your device did not answer: it was called off, took too long, or has no passkey for this place. Try again, or use another way."
        }
        Silence::Known => "This device has a passkey for you already.",
    }
}
