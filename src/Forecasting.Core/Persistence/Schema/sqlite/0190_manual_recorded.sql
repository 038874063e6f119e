-- When a manual forecast was first stored: one that was known before its day is scored as it stood when the day began.
alter table manual_forecasts add column recorded_at text;

update manual_forecasts set recorded_at = made_on || 'T00:00:00.000000Z';
