# Compiles the built-in rule files into the library.
#
# Included from CMakeLists.txt it defines zhibiao_embed_rules(OUT), a build step that writes OUT again whenever a rule
# file changes. Run as a script (cmake -D OUT=… -D ROOT=… -D FILES=… -P EmbedRules.cmake) it writes OUT.

# The rule files in the order they load: those beside the folders (units.toml, text.toml, then the rest), zh/, en/.
function(zhibiao_rule_files out root)
  file(GLOB top CONFIGURE_DEPENDS RELATIVE ${root} ${root}/*.toml)
  file(GLOB zh CONFIGURE_DEPENDS RELATIVE ${root} ${root}/zh/*.toml)
  file(GLOB en CONFIGURE_DEPENDS RELATIVE ${root} ${root}/en/*.toml)
  foreach(first text.toml units.toml)
    if(first IN_LIST top)
      list(REMOVE_ITEM top ${first})
      list(PREPEND top ${first})
    endif()
  endforeach()
  set(${out} ${top} ${zh} ${en} PARENT_SCOPE)
endfunction()

function(zhibiao_embed_rules out)
  set(root ${CMAKE_CURRENT_SOURCE_DIR}/src/rules)
  zhibiao_rule_files(files ${root})
  set(paths ${files})
  list(TRANSFORM paths PREPEND ${root}/)
  string(REPLACE ";" "," joined "${files}")
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -D OUT=${out} -D ROOT=${root} -D FILES=${joined}
            -P ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    DEPENDS ${paths} ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    COMMENT "Embedding the built-in rules"
    VERBATIM)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  set(code "// Made by cmake/EmbedRules.cmake. Edit src/rules/**/*.toml instead.\n#include \"rules/node.h\"\n\n")
  string(APPEND code "namespace zhibiao::rules {\n\nconst std::vector<Embedded>& embedded_files() {\n")
  string(APPEND code "  static const std::vector<Embedded> files = {\n")
  string(REPLACE "," ";" FILES "${FILES}")
  foreach(file IN LISTS FILES)
    file(READ ${ROOT}/${file} toml)
    string(FIND "${toml}" ")zhibiao\"" clash)
    if(NOT clash EQUAL -1)
      message(FATAL_ERROR "${file} holds )zhibiao\", which ends the literal it is embedded in; write it otherwise")
    endif()
    string(APPEND code "      {\"<built-in>/${file}\", std::string_view(R\"zhibiao(${toml})zhibiao\")},\n")
  endforeach()
  string(APPEND code "  };\n  return files;\n}\n\n}  // namespace zhibiao::rules\n")
  file(WRITE ${OUT} "${code}")
endif()
