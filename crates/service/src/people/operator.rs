//! People as whoever runs the program looks after them, by their address: an administrator may be the one who has left.

use super::Subject;
use super::system;
use crate::event::Event;
use crate::{Error, Result, Service, clock};
use domain::people::Person;

impl Service {
    /// Notes that whoever signs in with that address has left. For whoever runs the program.
    pub async fn leave_for(&self, email: &str) -> Result<()> {
        let now = clock::now();
        self.write_for(email, Event::PersonLeft, |person| Person { left: person.left.or(Some(now)), ..person }).await
    }

    /// Takes back that they have left. For whoever runs the program.
    pub async fn return_for(&self, email: &str) -> Result<()> {
        self.write_for(email, Event::PersonReturned, |person| Person { left: None, ..person }).await
    }

    async fn write_for(&self, email: &str, event: Event, next: impl Fn(Person) -> Person) -> Result<()> {
        let id = self.store.person_of_email(&email.trim().to_lowercase()).await?.ok_or(Error::NotFound)?;
        let person = self.store.person(&id).await?.ok_or(Error::NotFound)?;
        self.write(&system(&person)?, &Subject::Known(&id, None), event, |person| Ok(next(person))).await.map(drop)
    }
}
