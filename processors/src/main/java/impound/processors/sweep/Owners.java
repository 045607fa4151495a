package impound.processors.sweep;

import impound.processors.completion.CloseIncident;
import impound.processors.completion.Closing;
import impound.processors.completion.Collected;
import impound.processors.custody.Custody;
import impound.processors.finding.Incidents;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.sweep.Owner.Ending;
import impound.processors.sweep.Owner.Known;
import impound.processors.sweep.Owner.Unknown;
import java.util.Optional;

/** Reads an incident from its documents and chains, anew each time: what is removed is removed on its newest word. */
public final class Owners {
    private final Incidents incidents;
    private final Custody custody;
    private final CloseIncident closing;

    public Owners(Incidents incidents, Custody custody, CloseIncident closing) {
        this.incidents = incidents;
        this.custody = custody;
        this.closing = closing;
    }

    Owner of(Region region, String name) {
        try {
            return of(region, new IncidentId(name));
        } catch (IllegalArgumentException e) {
            return new Unknown("its tag names no incident that can be read: " + e.getMessage());
        }
    }

    private Owner of(Region region, IncidentId id) {
        return incidents
                .find(region, id)
                .<Owner>map(incident -> {
                    // the record before the chains: what is judged finished has not become unfinished since
                    var ending = ending(closing.last(region, id).map(Closing::state));
                    var collected = Collected.read(incident, incidents, custody);
                    var broken = collected.broken().stream()
                            .map(Collected.Broken::id)
                            .toList();
                    return new Known(incident, collected.volumes(), broken, ending);
                })
                .orElseGet(() -> new Unknown("no incident " + id + " in the bucket of " + region));
    }

    private static Ending ending(Optional<Closing.State> state) {
        return state.map(said -> said == Closing.State.COMPLETE ? Ending.COMPLETE : Ending.ENDED)
                .orElse(Ending.OPEN);
    }
}
