package dev.wadup.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvestigationTest {
  private static final UUID ROOT = UUID.randomUUID();
  private static final UUID OTHER_ROOT = UUID.randomUUID();
  private static final Task KILLER = new Task(UUID.randomUUID(), 1);
  private static final Task BYSTANDER = new Task(UUID.randomUUID(), 0);

  @TempDir private Path folder;

  private Investigation investigation() {
    return new Investigation(folder);
  }

  private static Work killer() {
    return new Work(ROOT, KILLER);
  }

  private static Work bystander() {
    return new Work(OTHER_ROOT, BYSTANDER);
  }

  @Test
  void judge_firstDeath_suspectsAllRootsAndBlamesNobody() {
    Investigation investigation = investigation();
    investigation.judge("killed by SIGSEGV", List.of(killer(), bystander()));
    assertThat(investigation.findings())
        .isEqualTo(new Findings(Set.of(ROOT, OTHER_ROOT), Map.of()));
  }

  @Test
  void judge_aloneAtTheFirstDeath_isOnlySuspected() {
    Investigation investigation = investigation();
    investigation.judge("killed by SIGKILL", List.of(killer()));
    assertThat(investigation.findings().culprits()).isEmpty();
  }

  @Test
  void judge_aloneAtTheSecondDeath_isGuiltyAndTheOtherIsNot() {
    Investigation investigation = investigation();
    investigation.judge("killed by SIGSEGV", List.of(killer(), bystander()));
    investigation.judge("killed by SIGBUS", List.of(killer()));
    assertThat(investigation.findings().culprits()).isEqualTo(Map.of(KILLER, "killed by SIGBUS"));
  }

  @Test
  void judge_twiceInCompany_isNotProof() {
    Investigation investigation = investigation();
    investigation.judge("killed by SIGKILL", List.of(killer(), bystander()));
    investigation.judge("killed by SIGKILL", List.of(killer(), bystander()));
    assertThat(investigation.findings().culprits()).isEmpty();
  }

  @Test
  void judge_anotherModuleOnTheSameContent_isAnotherTask() {
    Investigation investigation = investigation();
    investigation.judge("killed by SIGKILL", List.of(killer()));
    Task other = new Task(KILLER.content(), KILLER.module() + 1);
    investigation.judge("killed by SIGKILL", List.of(new Work(ROOT, other)));
    assertThat(investigation.findings().culprits()).isEmpty();
  }

  @Test
  void isHopeless_onlyAfterDeathsInARowWithNothingInWork() {
    Investigation investigation = investigation();
    investigation.judge("exit code 1", List.of());
    investigation.judge("exit code 1", List.of());
    investigation.judge("exit code 1", List.of(killer()));
    investigation.judge("exit code 1", List.of());
    investigation.judge("exit code 1", List.of());
    assertThat(investigation.isHopeless()).isFalse();
    investigation.judge("exit code 1", List.of());
    assertThat(investigation.isHopeless()).isTrue();
  }

  @Test
  void workerDied_readsWhatTheWorkerNoted_andTellsTheNextOne() throws IOException {
    Investigation investigation = investigation();
    for (int death = 0; death < 2; death++) {
      Supervision worker = Supervision.in(folder);
      WorkMark mark = worker.claimMark();
      worker.claimMark().begin(OTHER_ROOT, UUID.randomUUID());
      mark.begin(ROOT, KILLER.content());
      mark.enter(KILLER.module());
      worker.releaseMark(mark);
      mark.begin(ROOT, KILLER.content());
      mark.enter(KILLER.module());
      assertThat(investigation.workerDied("killed by SIGSEGV")).isEqualTo(2);
      assertThat(investigation.inWork()).isEmpty();
    }
    Supervision lonely = Supervision.in(folder);
    assertThat(lonely.suspects(ROOT)).isTrue();
    assertThat(lonely.charge(KILLER.content(), KILLER.module())).isEmpty();
    WorkMark mark = lonely.claimMark();
    mark.begin(ROOT, KILLER.content());
    mark.enter(KILLER.module());
    assertThat(investigation.workerDied("killed by SIGSEGV")).isOne();

    try (Supervision last = Supervision.in(folder)) {
      assertThat(last.charge(KILLER.content(), KILLER.module()))
          .hasValueSatisfying(charge -> assertThat(charge).contains("killed by SIGSEGV"));
      assertThat(last.charge(KILLER.content(), Task.NO_MODULE)).isEmpty();
    }
    assertThat(investigation.workerEnded()).isTrue();
  }

  @Test
  void workerEnded_isFalseWhileAWorkerWorks() throws IOException {
    Investigation investigation = investigation();
    assertThat(investigation.workerEnded()).isFalse();
    try (Supervision worker = Supervision.in(folder)) {
      worker.recorded(7);
      worker.recorded(8);
      assertThat(investigation.workerEnded()).isFalse();
    }
    assertThat(investigation.workerEnded()).isTrue();
    try (Supervision next = Supervision.in(folder)) {
      assertThat(next.firstRun()).hasValue(7);
    }
  }
}
