package impound.processors.fakes;

import impound.processors.Wire;
import impound.processors.custody.Hops;
import impound.processors.evidence.Onward;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Outbox;
import java.util.ArrayList;
import java.util.List;

/** What was sent on a person's word: as the queues would have it, with its hop stored; and SQS may not answer. */
public final class SentMessages implements Outbox {
    /** One text in the queue of a stage. */
    public record Sent(StageName stage, String text) {}

    private final Hops hops;
    private final List<Sent> sent = new ArrayList<>();
    private boolean isRefusing;

    public SentMessages(Hops hops) {
        this.hops = hops;
    }

    /** The next one is not taken. */
    public void refuseOnce() {
        isRefusing = true;
    }

    public List<Sent> all() {
        return List.copyOf(sent);
    }

    /** The queues that were sent to, in order. */
    public List<StageName> stages() {
        return sent.stream().map(Sent::stage).toList();
    }

    @Override
    public void send(Onward onward) {
        if (hops.isUnsent(onward)) {
            var text = Wire.writeOnward(onward);
            onward.slip().forEach(stage -> send(stage, text));
            hops.sent(text);
        }
    }

    @Override
    public void send(StageName stage, String text) {
        if (isRefusing) {
            isRefusing = false;
            throw new Crash("before the send");
        }
        sent.add(new Sent(stage, text));
    }
}
