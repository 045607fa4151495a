package impound.processors.sweep;

import impound.processors.gateway.Holding;

/** A thing, whose it says that it is, what it is by what we know, why, and what may be done about it now. */
public record Judged(Holding thing, String incident, String volume, Verdict verdict, String reason, Remedy remedy) {

    static Judged of(Holding thing, Verdict verdict, String reason) {
        return of(thing, verdict, reason, Remedy.NOTHING);
    }

    static Judged of(Holding thing, Verdict verdict, String reason, Remedy remedy) {
        var label = Label.of(thing);
        return new Judged(thing, label.incident(), label.volume(), verdict, reason, remedy);
    }
}
