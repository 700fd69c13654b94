# Headers, library and the package config behind find_package(zhibiao).
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(ZHIBIAO_CONFIG_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/zhibiao)
install(TARGETS zhibiao EXPORT zhibiao-targets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library
        RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT library)
install(DIRECTORY include/zhibiao DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)
install(EXPORT zhibiao-targets NAMESPACE zhibiao:: FILE zhibiaoTargets.cmake
        DESTINATION ${ZHIBIAO_CONFIG_DIR} COMPONENT library)
configure_package_config_file(cmake/zhibiaoConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/zhibiaoConfig.cmake
                              INSTALL_DESTINATION ${ZHIBIAO_CONFIG_DIR})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/zhibiaoConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/zhibiaoConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/zhibiaoConfigVersion.cmake
        DESTINATION ${ZHIBIAO_CONFIG_DIR} COMPONENT library)
