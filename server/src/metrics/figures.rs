//! What the hub measured, in the words of the format. docs/operating.md explains each.

use crate::backup::Told;
use crate::web::Shared;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeGaugeValue, NoLabelSet};
use prometheus_client::metrics::MetricType;
use prometheus_client::registry::Unit;
use service::Durability;
use std::fmt::{self, Debug, Error, Formatter};
use std::sync::Arc;
use sync::meter::{Counts, Distribution, Kind};
use sync::{Census, Meter};

/// Reads hub and backups whenever somebody asks.
pub struct Figures(Shared);

impl Figures {
    /// Of a server.
    pub fn of(web: &Shared) -> Self {
        Self(Arc::clone(web))
    }
}

impl Debug for Figures {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Figures").finish_non_exhaustive()
    }
}

impl Collector for Figures {
    fn encode(&self, encoder: DescriptorEncoder<'_>) -> Result<(), Error> {
        let mut page = Page(encoder);
        let service = &self.0.service;
        let may_lose = usize::from(service.durability() == Durability::Never);
        page.level("may_lose_data", "1 where commits do not wait for the disk.", &may_lose)?;
        page.level(
            "log_cut_bytes",
            "Bytes of a torn record that this start cut off the database's log.",
            &service.store().cut_bytes(),
        )?;
        backups(&mut page, &self.0.backups.told())?;
        present(&mut page, &service.hub().census())?;
        let meter = service.hub().meter();
        connections(&mut page, meter)?;
        log(&mut page, meter)?;
        rooms(&mut page, meter)
    }
}

fn backups(page: &mut Page<'_>, told: &Told) -> Result<(), Error> {
    page.total("backups_made", "Scheduled backups that were made.", told.made)?;
    page.total("backups_failed", "Attempts at a scheduled backup that failed.", told.failed)?;
    page.level("backup_last_time", "When the newest scheduled backup was made, in seconds since 1970.", &told.last)?;
    page.level("backup_last_bytes", "Bytes of the last scheduled backup of this process.", &told.last_bytes)?;
    page.level("backup_last_duration", "Seconds that it took.", &told.last_took.as_secs_f64())
}

fn present(page: &mut Page<'_>, census: &Census) -> Result<(), Error> {
    page.level("rooms", "Rooms in memory.", &census.rooms)?;
    page.level("rooms_stuck", "Rooms that hang in the middle of something.", &census.stuck_rooms)?;
    page.levels("connections", "Open sockets.", "state", [("signed_in", census.signed_in), ("pending", census.pending)])?;
    page.level("members", "Open sockets, each counted in every room that it is in.", &census.members)?;
    page.level("queued_frames", "Frames that wait for a socket.", &census.queued_frames)?;
    page.level("queued_bytes", "Bytes that wait for a socket.", &census.queued_bytes)?;
    page.level("longest_queue_frames", "Frames that wait for the socket with most of them.", &census.longest_queue_frames)?;
    page.level("largest_queue_bytes", "Bytes that wait for the socket with most of them.", &census.largest_queue_bytes)
}

fn connections(page: &mut Page<'_>, meter: &Meter) -> Result<(), Error> {
    page.totals("refusals", "What was refused: sockets, tokens, messages, updates.", "reason", &meter.refusals)?;
    page.totals("connections_closed", "Sockets that ended, by the close code they were sent.", "code", &meter.endings)?;
    page.total("presence_ticks", "Times that a room told its people who is here.", meter.presence_ticks.get())
}

fn log(page: &mut Page<'_>, meter: &Meter) -> Result<(), Error> {
    page.level("committer_waiting_rows", "Rows on their way to disk.", &meter.waiting_rows.get())?;
    page.totals("rows", "Rows handed to the log.", "outcome", &meter.rows)?;
    page.total("updates_written", "Updates in the rows that were written.", meter.updates.get())?;
    page.total("bytes_written", "Bytes of the rows that were written.", meter.bytes.get())?;
    page.spread("append", "Time of a commit.", Some(&Unit::Seconds), &meter.append.read())?;
    page.spread("commit_rows", "Rows of a commit.", None, &meter.commit_rows.read())?;
    page.spread("commit_bytes", "Bytes of a commit.", None, &meter.commit_bytes.read())
}

fn rooms(page: &mut Page<'_>, meter: &Meter) -> Result<(), Error> {
    page.level("loads_under_way", "Rooms that are being loaded.", &meter.loading.get())?;
    page.totals("loads", "Rooms that were loaded, or could not be.", "outcome", &meter.loads)?;
    page.spread("load", "Time until a room was loaded.", Some(&Unit::Seconds), &meter.load.read())?;
    page.total("reloads", "Documents that were dropped from memory to be loaded again.", meter.reloads.get())?;
    page.totals("compactions", "Rooms that were compacted, or could not be.", "outcome", &meter.compactions)
}

/// The page that is being written.
struct Page<'a>(DescriptorEncoder<'a>);

impl Page<'_> {
    fn level(&mut self, name: &str, help: &str, value: &impl EncodeGaugeValue) -> Result<(), Error> {
        self.0.encode_descriptor(name, help, None, MetricType::Gauge)?.encode_gauge(value)
    }

    fn levels<const N: usize>(&mut self, name: &str, help: &str, label: &str, values: [(&str, usize); N]) -> Result<(), Error> {
        let mut metric = self.0.encode_descriptor(name, help, None, MetricType::Gauge)?;
        values.into_iter().try_for_each(|(of, value)| metric.encode_family(&[(label, of)])?.encode_gauge(&value))
    }

    fn total(&mut self, name: &str, help: &str, value: u64) -> Result<(), Error> {
        let mut metric = self.0.encode_descriptor(name, help, None, MetricType::Counter)?;
        metric.encode_counter::<NoLabelSet, _, u64>(&value, None)
    }

    fn totals<K: Kind>(&mut self, name: &str, help: &str, label: &str, counts: &Counts<K>) -> Result<(), Error> {
        let mut metric = self.0.encode_descriptor(name, help, None, MetricType::Counter)?;
        counts.all().try_for_each(|(kind, count)| {
            metric.encode_family(&[(label, kind.label())])?.encode_counter::<NoLabelSet, _, u64>(&count, None)
        })
    }

    fn spread(&mut self, name: &str, help: &str, unit: Option<&Unit>, spread: &Distribution) -> Result<(), Error> {
        let mut metric = self.0.encode_descriptor(name, help, unit, MetricType::Histogram)?;
        metric.encode_histogram::<NoLabelSet>(spread.sum, spread.count, &spread.steps, None)
    }
}
