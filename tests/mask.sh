# Sourced by the suites, in the folder that holds their programs.
# mask: addresses are masked; paths are cut down to the program's name (in a folder of any name).
mask_here=$(pwd -P | sed 's/[][\\.*^$+?(){}|#]/\\&/g')
mask() {
    sed -E "s/0x[0-9a-f]{6,}/0x…/g; s#$mask_here/([a-z_]+/)?([A-Za-z0-9_]+\\.py)#\\2#g
        s#\"/[^\"]*/([^/\"]+\\.py)\"#\"\\1\"#g; s#(^|[ (<])/[^ ()]*/([A-Za-z0-9_]+\\.py:[0-9])#\\1\\2#g"
}
