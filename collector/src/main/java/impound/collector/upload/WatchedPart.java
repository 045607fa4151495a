package impound.collector.upload;

import impound.collector.Alarm;
import java.nio.ByteBuffer;

/** A part whose every chunk tells the alarm that the image still moves, however long the part as a whole takes. */
record WatchedPart(PartBody part, Alarm alarm) implements PartBody {

    @Override
    public long size() {
        return part.size();
    }

    @Override
    public Chunks open() {
        Chunks chunks = part.open();
        return () -> {
            ByteBuffer chunk = chunks.next();
            alarm.moved();
            return chunk;
        };
    }
}
