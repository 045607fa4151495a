package impound.processors.steering;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords;
import impound.processors.custody.WorkKeys;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.WorkRecords;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Gives orders to the coordinators. Each is on record before it is given, and an order given twice is one. */
public final class Steer {
    private final WorkRecords records;
    private final AuditLog audit;
    private final Settings settings;

    public Steer(WorkRecords records, AuditLog audit, Settings settings) {
        this.records = records;
        this.audit = audit;
        this.settings = settings;
    }

    /** Nothing more is to be collected for the incident. */
    public void abort(Region region, IncidentId incident, Abort abort) {
        audit.write(region, incident, AuditRecords.steered("abort", incident.value(), abort.order()));
        change(region, incident, aborted -> aborted.withAll(abort));
    }

    /** Nothing more is to be collected of these volumes and instances of the incident. */
    public void abort(Region region, IncidentId incident, Set<String> ids, Abort abort) {
        ids.forEach(
                id -> audit.write(region, incident, AuditRecords.steered("abort", incident + "/" + id, abort.order())));
        change(region, incident, aborted -> aborted.with(ids, abort));
    }

    private void change(Region region, IncidentId incident, UnaryOperator<Aborted> change) {
        var key = WorkKeys.abort(incident);
        var isWritten = false;
        while (!isWritten) {
            var there = records.read(region, key);
            var before = there.map(record -> Wire.read(record.bytes(), Aborted.class))
                    .orElseGet(Aborted::nothing);
            var after = Wire.document(change.apply(before));
            isWritten = there.isEmpty()
                    ? records.create(region, key, after)
                    : records.replace(region, key, there.get(), after);
        }
    }

    /**
     * The incident goes before others where there is not enough for all.
     *
     * @return whether it did not already
     */
    public boolean putFirst(Region region, IncidentId incident, Order order) {
        var key = WorkKeys.priority(incident);
        if (records.read(region, key).isPresent()) {
            return false;
        }
        audit.write(region, incident, AuditRecords.steered("priority", incident.value(), order));
        return records.create(region, key, Wire.document(order));
    }

    /**
     * The incident takes its turn like all others.
     *
     * @return whether it went before them
     */
    public boolean putBack(Region region, IncidentId incident, Order order) {
        var key = WorkKeys.priority(incident);
        if (records.read(region, key).isEmpty()) {
            return false;
        }
        audit.write(region, incident, AuditRecords.steered("no priority", incident.value(), order));
        records.remove(region, key);
        return true;
    }

    /**
     * No finding is taken until somebody resumes.
     *
     * @return whether it was not paused already
     */
    public boolean pause(Order order) {
        if (records.read(settings.home(), WorkKeys.PAUSE).isPresent()) {
            return false;
        }
        recordOfIntake("pause", order);
        return records.create(settings.home(), WorkKeys.PAUSE, Wire.document(order));
    }

    /**
     * Findings are taken again.
     *
     * @return whether it was paused
     */
    public boolean resume(Order order) {
        if (records.read(settings.home(), WorkKeys.PAUSE).isEmpty()) {
            return false;
        }
        recordOfIntake("resume", order);
        records.remove(settings.home(), WorkKeys.PAUSE);
        return true;
    }

    private void recordOfIntake(String what, Order order) {
        audit.write(settings.home(), AuditRecords.INTAKE, AuditRecords.steered(what, "intake", order));
    }
}
