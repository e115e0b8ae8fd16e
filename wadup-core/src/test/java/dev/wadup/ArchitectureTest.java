package dev.wadup;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the direction of the arrows of ARCHITECTURE.md. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.wadup");

  /** The entry for outside WASI suites stands above the engine that it needs. */
  @Test
  void packages_haveNoCycles() {
    slices()
        .matching("dev.wadup.(*)..")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(resideInAPackage("dev.wadup.wasi.testing"), alwaysTrue())
        .check(CLASSES);
  }

  @Test
  void arrows_goOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("door")
        .definedBy("dev.wadup")
        .layer("pipeline")
        .definedBy("dev.wadup.pipeline..")
        .layer("sink")
        .definedBy("dev.wadup.sink..")
        .layer("engine")
        .definedBy("dev.wadup.engine..")
        .layer("wasi")
        .definedBy("dev.wadup.wasi")
        .layer("output")
        .definedBy("dev.wadup.output..")
        .layer("vfs")
        .definedBy("dev.wadup.vfs..")
        .layer("content")
        .definedBy("dev.wadup.content..")
        .layer("result")
        .definedBy("dev.wadup.result..")
        .layer("table")
        .definedBy("dev.wadup.table..")
        .whereLayer("door")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("pipeline")
        .mayOnlyBeAccessedByLayers("door")
        .whereLayer("sink")
        .mayOnlyBeAccessedByLayers("door", "pipeline")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("door", "pipeline")
        .whereLayer("wasi")
        .mayOnlyBeAccessedByLayers("door", "engine")
        .whereLayer("output")
        .mayOnlyBeAccessedByLayers("door", "pipeline")
        .whereLayer("vfs")
        .mayOnlyBeAccessedByLayers("door", "pipeline", "engine", "wasi", "output")
        .whereLayer("result")
        .mayOnlyBeAccessedByLayers("door", "pipeline", "engine", "sink")
        .check(CLASSES);
  }
}
