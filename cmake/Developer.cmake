# What only a build of zhibiao itself needs: warnings, sanitizers, ccache. A consumer's build never reads this file.
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo or MinSizeRel" FORCE)
endif()

find_program(ZHIBIAO_CCACHE ccache)
if(ZHIBIAO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ZHIBIAO_CCACHE})
endif()

add_compile_options(-Wall -Wextra -Wconversion -Wshadow)
if(ZHIBIAO_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
