// Makes CPython a WADUP module: `_initialize` starts the interpreter and imports the author's module, so that a snapshot
// taken after it holds both; `process` calls main() once for each content.
#include "module.h"

#include <stdlib.h>

#include "boot.h"

static PyObject *process_content;

static PyObject *archives(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(ignored)) {
  PyObject *views = PyList_New(0);
  for (const struct wadup_archive *archive = wadup_archives; views && archive->bytes; archive++) {
    PyObject *view = PyMemoryView_FromMemory((char *)archive->bytes, *archive->size, PyBUF_READ);
    if (!view || PyList_Append(views, view) < 0) Py_CLEAR(views);
    Py_XDECREF(view);
  }
  return views;
}

static PyMethodDef blob_functions[] = {
    {"archives", archives, METH_NOARGS, "The embedded archives, in the order they are searched."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef blob_module = {
    .m_base = PyModuleDef_HEAD_INIT, .m_name = "_wadup_archives", .m_methods = blob_functions};

static PyObject *init_blob_module(void) { return PyModule_Create(&blob_module); }

static void require(PyStatus status) {
  if (PyStatus_Exception(status)) Py_ExitStatusException(status);
}

static void set(PyConfig *config, wchar_t **field, const wchar_t *value) {
  require(PyConfig_SetString(config, field, value));
}

static void register_modules(void) {
  PyImport_FrozenModules = boot_modules;
  PyImport_AppendInittab("_wadup_archives", init_blob_module);
  for (const struct _inittab *extension = wadup_extensions; extension->name; extension++)
    PyImport_AppendInittab(extension->name, extension->initfunc);
}

static void start_interpreter(void) {
  PyPreConfig preconfig;
  PyPreConfig_InitIsolatedConfig(&preconfig);
  preconfig.utf8_mode = 1;
  require(Py_PreInitialize(&preconfig));
  register_modules();

  PyConfig config;
  PyConfig_InitIsolatedConfig(&config);
  config.site_import = 0;
  config.write_bytecode = 0;
  config.install_signal_handlers = 0;
  // Same input, same order of every set: an instance's memory is the same whenever it was started.
  config.use_hash_seed = 1;
  config.hash_seed = 0;
  // All paths are given, or the interpreter would look for them in the content's file tree.
  config.module_search_paths_set = 1;
  set(&config, &config.program_name, L"python3");
  set(&config, &config.executable, L"/lib/python3");
  set(&config, &config.base_executable, L"/lib/python3");
  set(&config, &config.prefix, L"/lib");
  set(&config, &config.exec_prefix, L"/lib");
  set(&config, &config.base_prefix, L"/lib");
  set(&config, &config.base_exec_prefix, L"/lib");
  set(&config, &config.stdlib_dir, L"/lib/python3.13");
  require(Py_InitializeFromConfig(&config));
  PyConfig_Clear(&config);
}

static PyObject *load_entry_point(void) {
  PyObject *importer = PyImport_ImportModule("wadup_importer");
  if (!importer) return NULL;
  Py_DECREF(importer);
  PyObject *runtime = PyImport_ImportModule("wadup_runtime");
  if (!runtime) return NULL;
  PyObject *function = PyObject_CallMethod(runtime, "load", "s", wadup_entry_point);
  Py_DECREF(runtime);
  return function;
}

__attribute__((constructor)) static void start(void) {
  start_interpreter();
  process_content = load_entry_point();
  if (process_content) return;
  PyErr_Print();
  exit(1);
}

__attribute__((export_name("process"))) int process(void) {
  PyObject *status = PyObject_CallNoArgs(process_content);
  if (!status) {
    PyErr_Clear();
    return 1;
  }
  int code = PyLong_AsInt(status);
  Py_DECREF(status);
  return code;
}
