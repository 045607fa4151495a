package impound.processors.gateway;

/** Everything outside that a collection touches, as the stages see it. */
public record Gateways(
        Documents documents,
        StoredObjects objects,
        WorkRecords records,
        AuditLog audit,
        Notices notices,
        ReportedFindings reported,
        Signatures signatures,
        Instances instances,
        Snapshots snapshots,
        Volumes volumes,
        Keys keys,
        Collectors collectors) {}
