//! Seats for sockets: so many per address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// The seats that are taken.
#[derive(Debug)]
pub struct Seats {
    most: u32,
    taken: Mutex<HashMap<IpAddr, u32>>,
}

impl Seats {
    /// So many for each address.
    pub fn new(most: u32) -> Self {
        Self { most, taken: Mutex::default() }
    }

    /// Takes a seat, unless all are taken already. It is given back when the [`Seat`] is dropped, whatever ends the connection.
    pub fn take(self: &Arc<Self>, address: IpAddr) -> Option<Seat> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(address).or_default();
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Seat { seats: Arc::clone(self), address })
    }
}

/// A seat that is taken.
#[derive(Debug)]
pub struct Seat {
    seats: Arc<Seats>,
    address: IpAddr,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.address) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                taken.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_free_again_when_its_guest_has_left() {
        let seats = Arc::new(Seats::new(1));
        let address = IpAddr::from([192, 0, 2, 1]);
        let first = seats.take(address);
        assert!(first.is_some());
        assert!(seats.take(address).is_none());
        drop(first);
        assert!(seats.take(address).is_some());
    }
}
