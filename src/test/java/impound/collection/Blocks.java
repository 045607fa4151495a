package impound.collection;

import impound.sandbox.ec2.DiskImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A disk or an image by its blocks of 512 KiB, each as a hash that is good enough to tell two apart. */
record Blocks(List<Integer> hashes) {
    static Blocks of(InputStream in) throws IOException {
        var hashes = new ArrayList<Integer>();
        for (var block = in.readNBytes(DiskImage.BLOCK); block.length > 0; block = in.readNBytes(DiskImage.BLOCK)) {
            hashes.add(Arrays.hashCode(block));
        }
        return new Blocks(List.copyOf(hashes));
    }

    /** The numbers of the blocks in which the other differs. */
    List<Integer> differingFrom(Blocks other) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < Math.max(hashes.size(), other.hashes.size()); i++) {
            if (i >= hashes.size() || i >= other.hashes.size() || !hashes.get(i).equals(other.hashes.get(i))) {
                numbers.add(i);
            }
        }
        return numbers;
    }
}
