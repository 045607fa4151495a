package impound.collector;

import impound.collector.device.Device;
import impound.collector.record.Manifest;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A disk in memory that ends, fails, hangs or vanishes where it is told to. */
public final class MemoryDisk implements Device {

    public final byte[] content;
    public final AtomicLong bytesRead = new AtomicLong();
    public final AtomicInteger reads = new AtomicInteger();

    /** Numbers of sectors that cannot be read, however often; a read fails that has one of them. */
    public final TreeSet<Long> badSectors = new TreeSet<>();

    /** So many reads fail that would have had any byte of sector 0, and the next ones do not. */
    public int passingErrors;

    /** The offset of a byte that is another one each time it is read; -1 for none. */
    public int changing = -1;

    public int end;
    public boolean hangs;
    public boolean isGone;

    private final int sector;

    public MemoryDisk(int size) {
        this(size, 512);
    }

    public MemoryDisk(int size, int sector) {
        this.content = new byte[size];
        this.sector = sector;
        this.end = size;
        new Random(1).nextBytes(content);
    }

    /** The bytes with zeros in place of the bad sectors. */
    public byte[] filled() {
        byte[] filled = content.clone();
        for (long bad : badSectors) {
            int start = Math.toIntExact(bad * sector);
            java.util.Arrays.fill(filled, start, Math.min(start + sector, filled.length), (byte) 0);
        }
        return filled;
    }

    @Override
    public Manifest.Device description() {
        return new Manifest.Device(
                "/dev/test", "vol0", "memory", content.length, sector, sector, Manifest.Protection.ofFile());
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public synchronized void read(ByteBuffer buffer, long offset) {
        reads.incrementAndGet();
        while (hangs) {
            LockSupport.park();
        }
        int count = (int) Math.max(0, Math.min(buffer.remaining(), end - offset));
        if (offset < sector && passingErrors > 0) {
            passingErrors--;
            throw new CollectorFailure.ReadError("an error that passes", null);
        }
        Long bad = badSectors.ceiling(offset / sector);
        if (isGone || bad != null && bad * sector < offset + count) {
            // a kernel may have filled some of it
            buffer.put(new byte[Math.min(100, buffer.remaining())]);
            throw new CollectorFailure.ReadError(isGone ? "no such device" : "bad sector " + bad, null);
        }
        buffer.put(content, (int) offset, count);
        bytesRead.addAndGet(count);
        if (changing >= offset && changing < offset + count) {
            content[changing] ^= 1;
        }
    }

    @Override
    public void confirm() {
        if (isGone) {
            throw new CollectorFailure.DeviceIdentity("expected serial vol0, found none");
        }
    }

    @Override
    public void close() {}
}
