//! The service: database, rooms and clock behind one door.

use crate::Result;
use crate::audit::Watch;
use crate::leases::Leases;
use crate::names::Directories;
use crate::passkey;
use crate::password::Passwords;
use crate::people::FirstLink;
use crate::room::RoomGate;
use domain::framework::Framework;
use domain::ids::OrgId;
use domain::view::ProviderView;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::{Durability, Store};
use sync::hub::Hub;
use webauthn_rs::prelude::Webauthn;

/// Copies from before upgrades that stay in a data directory: the last upgrades, and not the whole past.
pub const UPGRADE_COPIES: usize = 3;

/// How to open the service.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where and how everything is kept.
    pub store: store::Settings,
    /// How rooms behave.
    pub rooms: sync::Settings,
    /// The identity provider at which people may sign in.
    pub provider: Option<ProviderView>,
    /// The address that people use, to which passkeys belong.
    pub origin: Option<String>,
}

impl Settings {
    /// The usual settings for a place.
    pub fn new(place: store::Place) -> Self {
        let mut store = store::Settings::new(place);
        store.copies = Some(store::Copies { keep: UPGRADE_COPIES, now: crate::clock::now });
        Self { store, rooms: sync::Settings::default(), provider: None, origin: None }
    }
}

/// The service. Every use case is a method; the files of this crate each hold those of one noun.
pub struct Service {
    pub(crate) store: Arc<Store>,
    pub(crate) hub: Arc<Hub>,
    pub(crate) passwords: Passwords,
    pub(crate) directories: Directories,
    pub(crate) leases: Leases,
    pub(crate) first: FirstLink,
    pub(crate) watch: Watch,
    pub(crate) provider: Option<ProviderView>,
    pub(crate) passkeys: Option<Webauthn>,
    durability: Durability,
    /// Published frameworks never change, and every proposal page needs one.
    frameworks: Mutex<HashMap<(OrgId, u32), Arc<Framework>>>,
}

impl Service {
    /// Opens database and rooms.
    pub async fn open(settings: Settings) -> Result<Arc<Self>> {
        let durability = settings.store.durability;
        let store = Store::open(settings.store).await?;
        let gate = Arc::new(RoomGate::new(Arc::clone(&store)));
        let hub = Hub::new(Arc::clone(&store) as Arc<dyn sync::log::Log>, gate, settings.rooms);
        if store.is_shared() {
            hub.join(Arc::clone(&store) as Arc<dyn sync::Relay>);
        }
        let (passwords, is_alone) = (Passwords::new()?, !store.is_shared());
        let service = Arc::new(Self {
            store,
            hub,
            passwords,
            directories: Directories::default(),
            leases: Leases::default(),
            first: FirstLink::default(),
            watch: Watch::default(),
            provider: settings.provider,
            passkeys: passkey::verifier(settings.origin.as_deref()),
            durability,
            frameworks: Mutex::default(),
        });
        // Nobody else writes in a directory: whatever is begun there was broken off.
        if is_alone {
            service.finish_lists(Duration::ZERO).await?;
        }
        // What is left undone here is told, and keeps nobody from working.
        if let Err(error) = service.settle_latest_departures().await {
            tracing::warn!(error = &error as &dyn std::error::Error, "the parts of people who have left were not looked at");
        }
        Ok(service)
    }

    /// The rooms: the server connects sockets to them.
    pub fn hub(&self) -> &Arc<Hub> {
        &self.hub
    }

    /// What "Saved" means here: whether it is on disk.
    pub fn durability(&self) -> Durability {
        self.durability
    }

    /// The database, for backup and benchmarks. Use cases go through the methods of the service.
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }

    /// Whether the database answers, and which migrations it has.
    pub async fn check(&self) -> Result<store::Health> {
        Ok(self.store.check().await?)
    }

    /// Ends connections, writes what is open and closes the database.
    pub async fn shutdown(&self) -> Result<()> {
        self.hub.shutdown().await;
        Ok(self.store.close().await?)
    }

    /// The framework of that version; an empty one for an organization that has published none.
    pub(crate) async fn published(&self, org: &OrgId, version: u32) -> Result<Arc<Framework>> {
        // Versions are counted from one: the answer to none is known.
        if version == 0 {
            return Ok(Arc::default());
        }
        let key = (org.clone(), version);
        if let Some(known) = self.frameworks.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(known));
        }
        let Some(framework) = self.store.framework(org, version).await? else { return Ok(Arc::default()) };
        let framework = Arc::new(framework);
        self.frameworks.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&framework));
        Ok(framework)
    }
}
