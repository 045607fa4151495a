package impound.collector.device;

import impound.collector.Alarm;
import impound.collector.CollectorFailure;
import impound.collector.record.Manifest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A device as its image has it: every byte that can be read at its own offset, zeros where there is none to be had, and a list of
 * those. A read that fails is made again, then narrowed to the sectors that fail each by itself.
 */
public final class BenignFill implements Device {

    /** What fails by chance is read at the second try, if not at the third. */
    private static final int TRIES = 3;

    /** More bad bytes than this, and more bad than good ones: a device that answers hardly anything is not read to its end. */
    static final long HARDLY_ANY = 64L << 20;

    private final Device device;
    private final int sector;
    private final Alarm alarm;
    private final BadRanges bad = new BadRanges();

    public BenignFill(Device device, Alarm alarm) {
        this.device = device;
        this.sector = device.description().logicalSectorSize();
        this.alarm = alarm;
    }

    /** What was filled with zeros, in order. */
    public List<Manifest.Range> badRanges() {
        return bad.list();
    }

    /**
     * {@inheritDoc}
     *
     * <p>It is for the first reading, in order.
     *
     * @throws CollectorFailure.ReadError where the device is gone, or answers hardly any read
     */
    @Override
    public void read(ByteBuffer buffer, long offset) {
        read(buffer, offset, this::fill);
    }

    /** The same bytes as at the first reading. What could be read then, and cannot be now, is an error: the hashes are made. */
    public ByteSource again() {
        return (buffer, offset) -> read(buffer, offset, (piece, at, error) -> {
            throw error;
        });
    }

    /** What becomes of a sector that cannot be read. */
    private interface Loss {
        void of(ByteBuffer piece, long offset, CollectorFailure.ReadError error);
    }

    private void read(ByteBuffer buffer, long offset, Loss loss) {
        long at = offset;
        boolean more = true;
        while (more && buffer.hasRemaining()) {
            Optional<Manifest.Range> known = bad.within(at, buffer.remaining());
            long good = known.map(Manifest.Range::offset).orElse(at + buffer.remaining()) - at;
            more = good == 0 || readGood(buffer, Math.toIntExact(good), at, loss);
            at += good;
            if (more && known.isPresent()) {
                int length = Math.toIntExact(known.get().length());
                zeros(buffer, length);
                at += length;
            }
        }
    }

    /** Whether the device had all of it, and did not end before. */
    private boolean readGood(ByteBuffer buffer, int length, long offset, Loss loss) {
        ByteBuffer piece = buffer.slice(buffer.position(), length);
        tried(piece, offset, TRIES).ifPresent(error -> {
            requireThere(error);
            narrow(piece, offset, loss);
        });
        buffer.position(buffer.position() + piece.position());
        return !piece.hasRemaining();
    }

    /** The halves of a piece that fails as a whole, and theirs, down to the sector. */
    private void narrow(ByteBuffer piece, long offset, Loss loss) {
        int length = piece.remaining();
        if (length <= sector) {
            tried(piece, offset, TRIES).ifPresent(error -> loss.of(piece, offset, error));
            alarm.moved();
            return;
        }
        int half = (length / sector + 1) / 2 * sector;
        part(piece, half, offset, loss);
        part(piece, length - half, offset + half, loss);
    }

    /** The next bytes of the piece; none, where the device ended before. */
    private void part(ByteBuffer piece, int length, long offset, Loss loss) {
        ByteBuffer part = piece.slice(piece.position(), length);
        if (length <= sector || tried(part, offset, 1).isPresent()) {
            narrow(part, offset, loss);
        }
        piece.position(piece.position() + part.position());
    }

    /** The last error, where none of the tries had any bytes. */
    private Optional<CollectorFailure.ReadError> tried(ByteBuffer piece, long offset, int tries) {
        Optional<CollectorFailure.ReadError> error = Optional.empty();
        int start = piece.position();
        for (int number = 0; number < tries; number++) {
            try {
                device.read(piece, offset);
                return Optional.empty();
            } catch (CollectorFailure.ReadError e) {
                piece.position(start);
                error = Optional.of(e);
            }
        }
        return error;
    }

    private void requireThere(CollectorFailure.ReadError error) {
        try {
            device.confirm();
        } catch (CollectorFailure gone) {
            error.addSuppressed(gone);
            throw error;
        }
    }

    private void fill(ByteBuffer piece, long offset, CollectorFailure.ReadError error) {
        int length = piece.remaining();
        zeros(piece, length);
        bad.add(offset, length);
        if (bad.bytes() > HARDLY_ANY && bad.bytes() > offset / 2) {
            throw new CollectorFailure.ReadError(
                    "%s: %d of the first %d bytes cannot be read: the device fails as a whole"
                            .formatted(device.description().path(), bad.bytes(), offset + length),
                    error);
        }
    }

    private static void zeros(ByteBuffer buffer, int length) {
        buffer.put(new byte[length]);
    }

    @Override
    public Manifest.Device description() {
        return device.description();
    }

    @Override
    public long size() {
        return device.size();
    }

    @Override
    public void confirm() {
        device.confirm();
    }

    @Override
    public void close() {
        device.close();
    }
}
