package impound.processors.completion;

import impound.processors.evidence.Evidence;
import impound.processors.notice.TellOfFailure;
import impound.processors.notice.TellOfInstance;
import impound.processors.notice.Telling;
import impound.processors.notice.WriteBack;
import java.util.ArrayList;
import java.util.List;

/** Tells what people have not been told so far, because a message was lost or SNS was out of order. */
public final class TellMissed {
    private final TellOfInstance instances;
    private final TellOfFailure failures;
    private final WriteBack findings;

    public TellMissed(TellOfInstance instances, TellOfFailure failures, WriteBack findings) {
        this.instances = instances;
        this.failures = failures;
        this.findings = findings;
    }

    /** Everything that the chains give reason to tell by now; what was told is not told again. */
    List<Telling> tell(Collected collected) {
        var incident = collected.incident();
        var tellings = new ArrayList<Telling>();
        for (var target : incident.targets()) {
            tellings.add(instances.mayIsolate(incident.id(), target, collected.volumes()));
            tellings.add(instances.mayTerminate(incident.id(), target, collected.volumes()));
        }
        for (Evidence evidence : collected.volumes()) {
            tellings.add(failures.stopped(evidence));
        }
        collected
                .targets()
                .forEach(stopped -> tellings.add(failures.stopped(incident.id(), stopped.target(), stopped.chain())));
        collected
                .broken()
                .forEach(broken ->
                        tellings.add(failures.broken(incident.region(), incident.id(), broken.id(), broken.message())));
        // last: nobody waits for it
        tellings.add(findings.begun(incident));
        return tellings;
    }
}
