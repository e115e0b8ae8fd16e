package dev.wadup.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingPoolTest {
  @TempDir Path temp;

  @Test
  void close_lastMappingOfAFullGroup_unmapsAllOfIt() throws IOException {
    Path file = Files.write(temp.resolve("f"), new byte[100]);
    MappingPool pool = new MappingPool();
    List<MappingPool.Mapping> group = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      for (int i = 0; i < 16; i++) {
        group.add(pool.map(channel, 100));
      }
    }

    group.subList(1, 16).forEach(MappingPool.Mapping::close);
    assertThat(group).allMatch(MappingPoolTest::isAlive);
    group.getFirst().close();
    assertThat(group).noneMatch(MappingPoolTest::isAlive);
  }

  @Test
  void close_groupThatIsNotFull_staysForTheNextMapping() throws IOException {
    Path file = Files.write(temp.resolve("f"), new byte[100]);
    MappingPool pool = new MappingPool();
    try (FileChannel channel = FileChannel.open(file)) {
      MappingPool.Mapping first = pool.map(channel, 100);
      first.close();
      MappingPool.Mapping second = pool.map(channel, 100);

      assertThat(second.group()).isSameAs(first.group());
      assertThat(isAlive(second)).isTrue();
    }
  }

  private static boolean isAlive(MappingPool.Mapping mapping) {
    return mapping.segment().scope().isAlive();
  }
}
