//! Randomness of the browser: names and numbers that nobody else draws.

/// Random bytes; zeros where the browser has no source of them, which none has that runs this.
fn fill(bytes: &mut [u8]) {
    if let Some(crypto) = web_sys::window().and_then(|w| w.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(bytes);
    }
}

/// A client id of a document or of presence: random for each, never used again.
pub(super) fn client_id() -> u32 {
    let mut bytes = [0; 4];
    fill(&mut bytes);
    u32::from_le_bytes(bytes)
}

/// A number from 0 up to 1, for spreading out attempts.
pub(super) fn fraction() -> f64 {
    f64::from(client_id()) / 4_294_967_296.0
}

/// Twenty of `a-z0-9`: a hundred random bits.
pub(in crate::live) fn name() -> String {
    const DIGITS: [char; 36] = [
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x',
        'y', 'z', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
    ];
    let mut bytes = [0; 20];
    fill(&mut bytes);
    bytes.iter().filter_map(|b| DIGITS.get(usize::from(*b) % DIGITS.len())).collect()
}
