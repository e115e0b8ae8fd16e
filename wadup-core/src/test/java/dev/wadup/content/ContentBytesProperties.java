package dev.wadup.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ContentBytesProperties {
  @Property
  void slice_ofSlice_isTheRange(
      @ForAll byte[] bytes,
      @ForAll @IntRange(max = 40) int start,
      @ForAll @IntRange(max = 40) int skip) {
    int from = Math.min(start, bytes.length);
    int to = Math.min(from + skip, bytes.length);

    ContentBytes slice =
        ContentBytes.of(bytes).slice(from, bytes.length - from).slice(to - from, bytes.length - to);

    assertThat(read(slice)).isEqualTo(Arrays.copyOfRange(bytes, to, bytes.length));
  }

  @Property
  void ranges_outside_areRefused(@ForAll byte[] bytes, @ForAll long offset, @ForAll long length) {
    ContentBytes all = ContentBytes.of(bytes);
    boolean inside = offset >= 0 && length >= 0 && offset <= bytes.length - length;
    if (inside) {
      assertThat(all.slice(offset, length).size()).isEqualTo(length);
    } else {
      MemorySegment target = MemorySegment.ofArray(new byte[bytes.length]);
      assertThatThrownBy(() -> all.slice(offset, length))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> all.copyTo(offset, target, 0, length))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Property
  void percentEncoding_comesBack(@ForAll byte[] bytes) {
    String encoded = PercentEncoding.encode(bytes);

    assertThat(encoded).matches("[A-Za-z0-9/._~%-]*");
    assertThat(PercentEncoding.decode(encoded)).isEqualTo(bytes);
  }

  @Property(tries = 50)
  void sha256_isThatOfTheWhole(@ForAll @IntRange(max = 200_000) int size) throws Exception {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31);
    }

    assertThat(ContentHash.sha256(ContentBytes.of(bytes)))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }

  private static byte[] read(ContentBytes bytes) {
    byte[] target = new byte[(int) bytes.size()];
    try {
      bytes.copyTo(0, MemorySegment.ofArray(target), 0, target.length);
    } catch (ContentUnavailableException e) {
      throw new AssertionError(e);
    }
    return target;
  }
}
