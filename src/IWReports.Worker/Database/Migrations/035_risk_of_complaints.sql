-- How long a complaint puts its customer at risk depends on when its order is late, which takes a calendar: the program decides it.
drop view complaint_at_risk;
