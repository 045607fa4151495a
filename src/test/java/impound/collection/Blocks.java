package impound.collection;

import impound.sandbox.ec2.DiskImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** A disk or an image by its blocks of 512 KiB, each as a checksum that is good enough to tell two apart, and the fastest there is. */
record Blocks(List<Long> checksums) {
    static Blocks of(InputStream in) throws IOException {
        var checksums = new ArrayList<Long>();
        var checksum = new CRC32C();
        for (var block = in.readNBytes(DiskImage.BLOCK); block.length > 0; block = in.readNBytes(DiskImage.BLOCK)) {
            checksum.reset();
            checksum.update(block);
            checksums.add(checksum.getValue());
        }
        return new Blocks(List.copyOf(checksums));
    }

    /** The numbers of the blocks in which the other differs. */
    List<Integer> differingFrom(Blocks other) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < Math.max(checksums.size(), other.checksums.size()); i++) {
            if (i >= checksums.size()
                    || i >= other.checksums.size()
                    || !checksums.get(i).equals(other.checksums.get(i))) {
                numbers.add(i);
            }
        }
        return numbers;
    }
}
