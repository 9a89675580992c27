-- What a count was judged as, where more reports were to come by the delay of the days before.
alter table situation.warning add column corrected int check (corrected > observed);
