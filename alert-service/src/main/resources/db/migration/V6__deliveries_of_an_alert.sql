-- An alert is deleted only after its deliveries were looked for; the index that found them went when deliveries became
-- those of a notice
create index delivery_alert on delivery (alert);
