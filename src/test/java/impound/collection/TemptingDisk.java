package impound.collection;

import impound.tool.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A disk that a careless system changes as soon as it sees it: four partitions, with an LVM physical volume, a member of an
 * md array, and an ext4 and an XFS that were not unmounted. Only what their tools go by is there, as it lies on a disk: blkid
 * and file take each of the four for what it is.
 */
final class TemptingDisk {
    private static final int SECTOR = 512;
    private static final int MIB = 1 << 20;
    private static final long SIZE = 1L << 30;
    private static final int PARTITION = 200 * MIB;

    private final RandomAccessFile file;

    private TemptingDisk(RandomAccessFile file) {
        this.file = file;
    }

    /** Writes it there, 1 GiB of it, with noise in each partition. */
    static Path at(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(SIZE);
            new TemptingDisk(file).write();
        }
        return path;
    }

    static String sha256(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return Sha256.of(in);
        }
    }

    private void write() throws IOException {
        table(0x8e, 0xfd, 0x83, 0x83);
        physicalVolume(start(0));
        arrayMember(start(1));
        dirtyExt4(start(2));
        dirtyXfs(start(3));
        for (int number = 0; number < 4; number++) {
            var noise = new byte[MIB];
            new Random(number).nextBytes(noise);
            put(start(number) + 64 * MIB, noise);
        }
    }

    private static long start(int partition) {
        return MIB + (long) partition * PARTITION;
    }

    private void table(int... types) throws IOException {
        var table = little(SECTOR);
        for (int number = 0; number < types.length; number++) {
            table.position(446 + 16 * number);
            table.putInt(0).put((byte) types[number]).put(new byte[3]);
            table.putInt((int) (start(number) / SECTOR)).putInt(PARTITION / SECTOR);
        }
        table.putShort(510, (short) 0xaa55);
        put(0, table.array());
    }

    /** LVM2's label, in the second sector, with the header of a physical volume behind it. */
    private void physicalVolume(long at) throws IOException {
        var label = little(SECTOR);
        label.put(ascii("LABELONE")).putLong(1).putInt(0).putInt(32).put(ascii("LVM2 001"));
        label.put(ascii("Zq3xEeD0cUYTYxhVbQnNHO4nWb9yYw1p")).putLong(PARTITION);
        label.putInt(16, lvmChecksum(label.array(), 20));
        put(at + SECTOR, label.array());
    }

    /** The usual CRC-32, but begun with 0xf597a6cf and not inverted: LVM's own. */
    private static int lvmChecksum(byte[] label, int from) {
        int crc = 0xf597a6cf;
        for (int i = from; i < label.length; i++) {
            crc ^= label[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc >>> 1 ^ (crc & 1) * 0xedb88320;
            }
        }
        return crc;
    }

    /** md's superblock 1.2, 4 KiB behind the start: one of two mirrors, which was at work. */
    private void arrayMember(long at) throws IOException {
        var block = little(SECTOR);
        block.putInt(0xa92b4efc).putInt(1).putInt(0).putInt(0).put(ascii("0123456789abcdef"));
        block.put(32, ascii("suspect:0"));
        block.putInt(72, 1).putLong(80, (PARTITION - MIB) / SECTOR).putInt(92, 2);
        block.putLong(128, MIB / SECTOR)
                .putLong(136, (PARTITION - MIB) / SECTOR)
                .putLong(144, 8);
        block.putInt(220, 2).putShort(256, (short) 0).putShort(258, (short) 1);
        block.putInt(216, mdChecksum(block, 256 + 2 * 2));
        put(at + 4096, block.array());
    }

    private static int mdChecksum(ByteBuffer block, int length) {
        long sum = 0;
        for (int i = 0; i < length; i += 4) {
            sum += block.getInt(i) & 0xffffffffL;
        }
        return (int) ((sum & 0xffffffffL) + (sum >>> 32));
    }

    /** An ext4 whose state is not "clean" and whose journal is to be replayed, which even a mount for reading only does. */
    private void dirtyExt4(long at) throws IOException {
        var block = little(1024);
        block.putInt(0, 51_200)
                .putInt(4, PARTITION / 4096)
                .putInt(24, 2)
                .putInt(32, 32_768)
                .putInt(40, 8192);
        block.putShort(56, (short) 0xef53).putShort(58, (short) 0).putInt(76, 1).putShort(88, (short) 256);
        int journal = 0x4;
        int toBeReplayed = 0x4;
        int extents = 0x40;
        block.putInt(92, journal).putInt(96, toBeReplayed | extents).putInt(224, 8);
        put(at + 1024, block.array());
    }

    /** An XFS superblock; its log begins with a record that no unmount has closed. */
    private void dirtyXfs(long at) throws IOException {
        var block = ByteBuffer.allocate(SECTOR);
        block.put(ascii("XFSB")).putInt(4096).putLong(PARTITION / 4096);
        block.putLong(48, 8192)
                .putInt(80, 1)
                .putInt(84, PARTITION / 4096 / 4)
                .putInt(88, 4)
                .putInt(96, 1024);
        block.putShort(100, (short) 0xb4a4).putShort(102, (short) 512).putShort(104, (short) 512);
        block.putShort(106, (short) 8)
                .put(120, (byte) 12)
                .put(121, (byte) 9)
                .put(122, (byte) 9)
                .put(123, (byte) 3);
        put(at, block.array());
        var record = ByteBuffer.allocate(SECTOR)
                .putInt(0xfeedbabe)
                .putInt(1)
                .putInt(2)
                .putInt(SECTOR);
        put(at + 8192L * 4096, record.array());
    }

    private void put(long at, byte[] bytes) throws IOException {
        file.seek(at);
        file.write(bytes);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
