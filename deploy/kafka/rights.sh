# What each service may do on the broker, one principal each; read by setup.sh.
# Made from the code by KafkaRightsTest; do not edit.

allow registry-service --resource-pattern-type literal --operation Create --operation Describe \
  --topic lotsen.activities.anchors.v1 \
  --topic lotsen.cases.anchors.v1 \
  --topic lotsen.contacts.anchors.v1 \
  --topic lotsen.indicators.ledger.v1 \
  --topic lotsen.indicators.values.v1 \
  --topic lotsen.partners.anchors.v1 \
  --topic lotsen.partners.events.v1 \
  --topic lotsen.referrals.anchors.v1 \
  --topic lotsen.reports.anchors.v1 \
  --topic lotsen.reports.events.v1
allow registry-service --resource-pattern-type literal --operation Create --operation Describe --operation Read \
  --topic lotsen.activities.events.v1 \
  --topic lotsen.activities.watermarks.v1 \
  --topic lotsen.cases.events.v1 \
  --topic lotsen.cases.watermarks.v1 \
  --topic lotsen.contacts.events.v1 \
  --topic lotsen.contacts.watermarks.v1 \
  --topic lotsen.partners.watermarks.v1 \
  --topic lotsen.referrals.events.v1 \
  --topic lotsen.referrals.watermarks.v1 \
  --topic lotsen.reports.watermarks.v1
allow registry-service --resource-pattern-type literal --operation Create --operation Describe --operation Read --operation Write \
  --topic lotsen.clients.anchors.v1 \
  --topic lotsen.clients.watermarks.v1 \
  --topic lotsen.decisions.anchors.v1 \
  --topic lotsen.decisions.events.v1 \
  --topic lotsen.decisions.watermarks.v1 \
  --topic lotsen.mandates.anchors.v1 \
  --topic lotsen.mandates.watermarks.v1 \
  --topic lotsen.projects.anchors.v1 \
  --topic lotsen.projects.events.v1 \
  --topic lotsen.projects.watermarks.v1 \
  --topic lotsen.registry.dead-letters.v1
allow registry-service --resource-pattern-type literal --operation Create --operation Describe --operation Write \
  --topic lotsen.clients.events.v1 \
  --topic lotsen.mandates.events.v1
allow registry-service --resource-pattern-type literal --operation Read \
  --topic activity-service.replicas.dead-letters.v1 \
  --topic case-service.replicas.dead-letters.v1 \
  --topic lotsen.cases.dead-letters.v1 \
  --topic lotsen.feeds.dead-letters.v1 \
  --topic lotsen.projection.dead-letters.v1 \
  --topic lotsen.referrals.dead-letters.v1 \
  --topic referral-service.replicas.dead-letters.v1 \
  --group lotsen.registry \
  --group lotsen.cases.dead-letters.replay.registry-service \
  --group case-service.replicas.dead-letters.replay.registry-service \
  --group lotsen.referrals.dead-letters.replay.registry-service \
  --group referral-service.replicas.dead-letters.replay.registry-service \
  --group activity-service.replicas.dead-letters.replay.registry-service \
  --group lotsen.projection.dead-letters.replay.registry-service \
  --group lotsen.feeds.dead-letters.replay.registry-service
allow registry-service --resource-pattern-type prefixed --operation Read \
  --group lotsen.registry.

allow case-service --resource-pattern-type literal --operation Create --operation Describe \
  --topic lotsen.activities.anchors.v1 \
  --topic lotsen.activities.events.v1 \
  --topic lotsen.clients.anchors.v1 \
  --topic lotsen.decisions.anchors.v1 \
  --topic lotsen.decisions.events.v1 \
  --topic lotsen.indicators.ledger.v1 \
  --topic lotsen.indicators.values.v1 \
  --topic lotsen.mandates.anchors.v1 \
  --topic lotsen.mandates.events.v1 \
  --topic lotsen.partners.anchors.v1 \
  --topic lotsen.partners.events.v1 \
  --topic lotsen.projects.anchors.v1 \
  --topic lotsen.referrals.anchors.v1 \
  --topic lotsen.reports.anchors.v1 \
  --topic lotsen.reports.events.v1
allow case-service --resource-pattern-type literal --operation Create --operation Describe --operation Read \
  --topic lotsen.activities.watermarks.v1 \
  --topic lotsen.clients.events.v1 \
  --topic lotsen.clients.watermarks.v1 \
  --topic lotsen.decisions.watermarks.v1 \
  --topic lotsen.mandates.watermarks.v1 \
  --topic lotsen.partners.watermarks.v1 \
  --topic lotsen.projects.events.v1 \
  --topic lotsen.projects.watermarks.v1 \
  --topic lotsen.referrals.events.v1 \
  --topic lotsen.referrals.watermarks.v1 \
  --topic lotsen.reports.watermarks.v1
allow case-service --resource-pattern-type literal --operation Create --operation Describe --operation Read --operation Write \
  --topic case-service.replicas.dead-letters.v1 \
  --topic lotsen.cases.anchors.v1 \
  --topic lotsen.cases.dead-letters.v1 \
  --topic lotsen.cases.watermarks.v1 \
  --topic lotsen.contacts.anchors.v1 \
  --topic lotsen.contacts.events.v1 \
  --topic lotsen.contacts.watermarks.v1
allow case-service --resource-pattern-type literal --operation Create --operation Describe --operation Write \
  --topic lotsen.cases.events.v1
allow case-service --resource-pattern-type literal --operation Read \
  --topic lotsen.projection.dead-letters.v1 \
  --topic lotsen.referrals.dead-letters.v1 \
  --topic lotsen.registry.dead-letters.v1 \
  --topic referral-service.replicas.dead-letters.v1 \
  --group lotsen.cases \
  --group case-service.replicas \
  --group lotsen.registry.dead-letters.replay.case-service \
  --group lotsen.referrals.dead-letters.replay.case-service \
  --group referral-service.replicas.dead-letters.replay.case-service \
  --group lotsen.projection.dead-letters.replay.case-service
allow case-service --resource-pattern-type prefixed --operation Read \
  --group lotsen.cases. \
  --group case-service.replicas.

allow referral-service --resource-pattern-type literal --operation Create --operation Describe \
  --topic lotsen.activities.anchors.v1 \
  --topic lotsen.activities.events.v1 \
  --topic lotsen.cases.anchors.v1 \
  --topic lotsen.clients.anchors.v1 \
  --topic lotsen.contacts.anchors.v1 \
  --topic lotsen.decisions.anchors.v1 \
  --topic lotsen.decisions.events.v1 \
  --topic lotsen.indicators.ledger.v1 \
  --topic lotsen.indicators.values.v1 \
  --topic lotsen.mandates.anchors.v1 \
  --topic lotsen.mandates.events.v1 \
  --topic lotsen.projects.anchors.v1 \
  --topic lotsen.reports.anchors.v1 \
  --topic lotsen.reports.events.v1
allow referral-service --resource-pattern-type literal --operation Create --operation Describe --operation Read \
  --topic lotsen.activities.watermarks.v1 \
  --topic lotsen.cases.events.v1 \
  --topic lotsen.cases.watermarks.v1 \
  --topic lotsen.clients.events.v1 \
  --topic lotsen.clients.watermarks.v1 \
  --topic lotsen.contacts.events.v1 \
  --topic lotsen.contacts.watermarks.v1 \
  --topic lotsen.decisions.watermarks.v1 \
  --topic lotsen.mandates.watermarks.v1 \
  --topic lotsen.projects.events.v1 \
  --topic lotsen.projects.watermarks.v1 \
  --topic lotsen.reports.watermarks.v1
allow referral-service --resource-pattern-type literal --operation Create --operation Describe --operation Read --operation Write \
  --topic lotsen.partners.anchors.v1 \
  --topic lotsen.partners.watermarks.v1 \
  --topic lotsen.referrals.anchors.v1 \
  --topic lotsen.referrals.dead-letters.v1 \
  --topic lotsen.referrals.watermarks.v1 \
  --topic referral-service.replicas.dead-letters.v1
allow referral-service --resource-pattern-type literal --operation Create --operation Describe --operation Write \
  --topic lotsen.partners.events.v1 \
  --topic lotsen.referrals.events.v1
allow referral-service --resource-pattern-type literal --operation Read \
  --topic case-service.replicas.dead-letters.v1 \
  --topic lotsen.cases.dead-letters.v1 \
  --topic lotsen.projection.dead-letters.v1 \
  --topic lotsen.registry.dead-letters.v1 \
  --group lotsen.referrals \
  --group referral-service.replicas \
  --group lotsen.registry.dead-letters.replay.referral-service \
  --group lotsen.cases.dead-letters.replay.referral-service \
  --group case-service.replicas.dead-letters.replay.referral-service \
  --group lotsen.projection.dead-letters.replay.referral-service
allow referral-service --resource-pattern-type prefixed --operation Read \
  --group lotsen.referrals. \
  --group referral-service.replicas.

allow activity-service --resource-pattern-type literal --operation Create --operation Describe \
  --topic lotsen.cases.anchors.v1 \
  --topic lotsen.cases.events.v1 \
  --topic lotsen.clients.anchors.v1 \
  --topic lotsen.contacts.anchors.v1 \
  --topic lotsen.contacts.events.v1 \
  --topic lotsen.decisions.anchors.v1 \
  --topic lotsen.decisions.events.v1 \
  --topic lotsen.indicators.ledger.v1 \
  --topic lotsen.indicators.values.v1 \
  --topic lotsen.mandates.anchors.v1 \
  --topic lotsen.mandates.events.v1 \
  --topic lotsen.partners.anchors.v1 \
  --topic lotsen.partners.events.v1 \
  --topic lotsen.projects.anchors.v1 \
  --topic lotsen.referrals.anchors.v1 \
  --topic lotsen.referrals.events.v1 \
  --topic lotsen.reports.anchors.v1 \
  --topic lotsen.reports.events.v1
allow activity-service --resource-pattern-type literal --operation Create --operation Describe --operation Read \
  --topic lotsen.cases.watermarks.v1 \
  --topic lotsen.clients.events.v1 \
  --topic lotsen.clients.watermarks.v1 \
  --topic lotsen.contacts.watermarks.v1 \
  --topic lotsen.decisions.watermarks.v1 \
  --topic lotsen.mandates.watermarks.v1 \
  --topic lotsen.partners.watermarks.v1 \
  --topic lotsen.projects.events.v1 \
  --topic lotsen.projects.watermarks.v1 \
  --topic lotsen.referrals.watermarks.v1 \
  --topic lotsen.reports.watermarks.v1
allow activity-service --resource-pattern-type literal --operation Create --operation Describe --operation Read --operation Write \
  --topic activity-service.replicas.dead-letters.v1 \
  --topic lotsen.activities.anchors.v1 \
  --topic lotsen.activities.watermarks.v1
allow activity-service --resource-pattern-type literal --operation Create --operation Describe --operation Write \
  --topic lotsen.activities.events.v1
allow activity-service --resource-pattern-type literal --operation Read \
  --topic lotsen.projection.dead-letters.v1 \
  --topic lotsen.registry.dead-letters.v1 \
  --group activity-service.replicas \
  --group lotsen.registry.dead-letters.replay.activity-service \
  --group lotsen.projection.dead-letters.replay.activity-service
allow activity-service --resource-pattern-type prefixed --operation Read \
  --group activity-service.replicas.

allow projection-service --resource-pattern-type literal --operation Create --operation Describe \
  --topic lotsen.activities.anchors.v1 \
  --topic lotsen.cases.anchors.v1 \
  --topic lotsen.clients.anchors.v1 \
  --topic lotsen.clients.events.v1 \
  --topic lotsen.contacts.anchors.v1 \
  --topic lotsen.decisions.anchors.v1 \
  --topic lotsen.mandates.anchors.v1 \
  --topic lotsen.mandates.events.v1 \
  --topic lotsen.partners.anchors.v1 \
  --topic lotsen.partners.events.v1 \
  --topic lotsen.projects.anchors.v1 \
  --topic lotsen.referrals.anchors.v1
allow projection-service --resource-pattern-type literal --operation Create --operation Describe --operation Read \
  --topic lotsen.activities.events.v1 \
  --topic lotsen.activities.watermarks.v1 \
  --topic lotsen.cases.events.v1 \
  --topic lotsen.cases.watermarks.v1 \
  --topic lotsen.clients.watermarks.v1 \
  --topic lotsen.contacts.events.v1 \
  --topic lotsen.contacts.watermarks.v1 \
  --topic lotsen.decisions.events.v1 \
  --topic lotsen.decisions.watermarks.v1 \
  --topic lotsen.mandates.watermarks.v1 \
  --topic lotsen.partners.watermarks.v1 \
  --topic lotsen.projects.events.v1 \
  --topic lotsen.projects.watermarks.v1 \
  --topic lotsen.referrals.events.v1 \
  --topic lotsen.referrals.watermarks.v1
allow projection-service --resource-pattern-type literal --operation Create --operation Describe --operation Read --operation Write \
  --topic lotsen.indicators.ledger.v1 \
  --topic lotsen.indicators.values.v1 \
  --topic lotsen.projection.dead-letters.v1 \
  --topic lotsen.reports.anchors.v1 \
  --topic lotsen.reports.watermarks.v1
allow projection-service --resource-pattern-type literal --operation Create --operation Describe --operation Write \
  --topic lotsen.reports.events.v1
allow projection-service --resource-pattern-type literal --operation Read \
  --group lotsen.projection \
  --group lotsen-projection
allow projection-service --resource-pattern-type prefixed --operation Create --operation Delete --operation DescribeConfigs --operation Read --operation Write \
  --topic lotsen-projection-
allow projection-service --resource-pattern-type prefixed --operation Read \
  --group lotsen.projection.
allow projection-service --resource-pattern-type prefixed --operation Write \
  --transactional-id lotsen-projection-

allow feed-service --resource-pattern-type literal --operation Create --operation Describe \
  --topic lotsen.activities.anchors.v1 \
  --topic lotsen.activities.events.v1 \
  --topic lotsen.cases.anchors.v1 \
  --topic lotsen.cases.events.v1 \
  --topic lotsen.clients.anchors.v1 \
  --topic lotsen.clients.events.v1 \
  --topic lotsen.contacts.anchors.v1 \
  --topic lotsen.contacts.events.v1 \
  --topic lotsen.decisions.anchors.v1 \
  --topic lotsen.decisions.events.v1 \
  --topic lotsen.indicators.ledger.v1 \
  --topic lotsen.mandates.anchors.v1 \
  --topic lotsen.mandates.events.v1 \
  --topic lotsen.partners.anchors.v1 \
  --topic lotsen.partners.events.v1 \
  --topic lotsen.projects.anchors.v1 \
  --topic lotsen.referrals.anchors.v1 \
  --topic lotsen.referrals.events.v1 \
  --topic lotsen.reports.anchors.v1 \
  --topic lotsen.reports.events.v1
allow feed-service --resource-pattern-type literal --operation Create --operation Describe --operation Read \
  --topic lotsen.activities.watermarks.v1 \
  --topic lotsen.cases.watermarks.v1 \
  --topic lotsen.clients.watermarks.v1 \
  --topic lotsen.contacts.watermarks.v1 \
  --topic lotsen.decisions.watermarks.v1 \
  --topic lotsen.indicators.values.v1 \
  --topic lotsen.mandates.watermarks.v1 \
  --topic lotsen.partners.watermarks.v1 \
  --topic lotsen.projects.events.v1 \
  --topic lotsen.projects.watermarks.v1 \
  --topic lotsen.referrals.watermarks.v1 \
  --topic lotsen.reports.watermarks.v1
allow feed-service --resource-pattern-type literal --operation Create --operation Describe --operation Read --operation Write \
  --topic lotsen.feeds.dead-letters.v1
allow feed-service --resource-pattern-type literal --operation Read \
  --group lotsen.feeds
allow feed-service --resource-pattern-type prefixed --operation Read \
  --group lotsen.feeds.
