package impound.sandbox.ec2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.SplittableRandom;

/** What blocks read as that nobody wrote, on a disk that was encrypted anew: no zeros, and other bytes under each data key. */
record Noise(long seed, int mostBlocks) {
    static Noise of(String dataKey, int mostBlocks) {
        return new Noise(dataKey.hashCode() * 0x9E3779B97F4A7C15L, mostBlocks);
    }

    void fill(Path file, BitSet written, long size) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            int blocks = (int) (size / DiskImage.BLOCK);
            int left = mostBlocks;
            for (int block = written.nextClearBit(0);
                    block < blocks && left > 0;
                    block = written.nextClearBit(block + 1)) {
                write(channel, block);
                left--;
            }
        }
    }

    private void write(FileChannel channel, int block) throws IOException {
        var random = new SplittableRandom(seed + block);
        var bytes = ByteBuffer.allocate(DiskImage.BLOCK);
        while (bytes.hasRemaining()) {
            bytes.putLong(random.nextLong());
        }
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes, (long) block * DiskImage.BLOCK + bytes.position());
        }
    }
}
