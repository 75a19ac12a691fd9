//! Seats for open sockets: so many per person or address, and a way to wait until all have left.

use domain::ids::PersonId;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// Who takes a seat.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Guest {
    /// Somebody who is signed in.
    Person(PersonId),
    /// Somebody who has yet to show a token.
    Stranger(IpAddr),
}

/// The seats that are taken.
#[derive(Debug, Default)]
pub struct Seats(Mutex<HashMap<Guest, u32>>);

impl Seats {
    /// Takes a seat, unless `most` are taken already. It is given back when the [`Seat`] is dropped, whatever ends the connection.
    pub fn take(self: &Arc<Self>, guest: Guest, most: u32) -> Option<Seat> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(guest.clone()).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Seat { seats: Arc::clone(self), guest })
    }
}

/// A seat that is taken.
#[derive(Debug)]
pub struct Seat {
    seats: Arc<Seats>,
    guest: Guest,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.guest) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                taken.remove(&self.guest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_free_again_when_its_guest_has_left() {
        let seats = Arc::new(Seats::default());
        let guest = Guest::Stranger(IpAddr::from([192, 0, 2, 1]));
        let first = seats.take(guest.clone(), 1);
        assert!(first.is_some());
        assert!(seats.take(guest.clone(), 1).is_none());
        drop(first);
        assert!(seats.take(guest, 1).is_some());
    }
}
