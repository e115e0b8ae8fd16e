package dev.wadup.supervision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds out which tasks kill the processes that run them. What was in work at a death is suspected
 * and runs alone from then on; only what was in work at two deaths, alone at the second, is guilty.
 */
public final class Investigation {
  /** So many deaths in a row with nothing in work, and no further process would do better. */
  private static final int HOPELESS = 3;

  private final SupervisionFolder folder;
  private final Set<UUID> suspects = new HashSet<>();
  private final Map<Task, Integer> deaths = new HashMap<>();
  private final Map<Task, String> culprits = new HashMap<>();
  private int unexplained;

  /** An investigation that tells its findings in a folder, where the workers note their work. */
  public Investigation(Path folder) {
    this.folder = new SupervisionFolder(folder);
  }

  /** What the worker's threads are at, or were at when it died. */
  public List<Work> inWork() throws IOException {
    try (WorkJournal journal = folder.openJournal()) {
      return journal.work();
    }
  }

  /** Whether the last worker came to the end of its work. */
  public boolean workerEnded() throws IOException {
    try (WorkJournal journal = folder.openJournal()) {
      return journal.hasEnded();
    }
  }

  /**
   * A worker died: judges what it had in work, and tells the next worker.
   *
   * @param how it died, in a few words
   * @return how many tasks were in work
   */
  public int workerDied(String how) throws IOException {
    try (WorkJournal journal = folder.openJournal()) {
      List<Work> work = journal.work();
      judge(how, work);
      folder.write(findings());
      // The next worker may die before it comes to this.
      journal.begin();
      return work.size();
    }
  }

  /** Whether workers die without having anything in work. */
  public boolean isHopeless() {
    return unexplained >= HOPELESS;
  }

  void judge(String how, List<Work> work) {
    unexplained = work.isEmpty() ? unexplained + 1 : 0;
    for (Work one : work) {
      suspects.add(one.root());
      if (deaths.merge(one.task(), 1, Integer::sum) > 1 && work.size() == 1) {
        culprits.put(one.task(), how);
      }
    }
  }

  Findings findings() {
    return new Findings(suspects, culprits);
  }
}
