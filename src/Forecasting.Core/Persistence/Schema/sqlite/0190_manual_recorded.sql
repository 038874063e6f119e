-- When a manual forecast was first stored: one that was known before its day is scored as it stood when the day began.
-- Of rows from before it is not known; they count as stored when they were made.
alter table manual_forecasts add column recorded_at text;
