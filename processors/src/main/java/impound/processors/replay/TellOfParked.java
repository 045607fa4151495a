package impound.processors.replay;

import impound.processors.evidence.StageName;
import impound.processors.failure.Parked;
import impound.processors.failure.Shelf;
import impound.processors.notice.ParkedNotice;
import impound.processors.notice.TellPeople;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Tells people once a day of what nobody has looked after: a parked disk waits for ever, and its lock does not. */
public final class TellOfParked {
    /** Half of the time after which SQS forgets, and longer than a source snapshot's lock by default. */
    private static final int DAYS = 7;

    private final Shelf shelf;
    private final Replay replay;
    private final TellPeople people;
    private final Settings settings;
    private final Clock clock;

    public TellOfParked(Shelf shelf, Replay replay, TellPeople people, Settings settings, Clock clock) {
        this.shelf = shelf;
        this.replay = replay;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /** One look; what was told today is not told again. */
    public void look() {
        var parked = Arrays.stream(StageName.values())
                .flatMap(stage -> shelf.at(stage).stream())
                .filter(this::isOld)
                .filter(this::isWaiting)
                .toList();
        if (!parked.isEmpty()) {
            var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            people.tell(ParkedNotice.of(settings.home(), today, DAYS, parked));
        }
    }

    private boolean isOld(Parked parked) {
        return parked.at().plus(Duration.ofDays(DAYS)).isBefore(clock.instant());
    }

    /** Of a target that went on volume by volume the message stays, and tells of nothing. */
    private boolean isWaiting(Parked parked) {
        return !(replay.plan(parked) instanceof Plan.LeftAlone);
    }
}
